import { describe, expect, test } from "vitest";
import { json, neverAnswer, reply, respond } from "../testing/behaviours.ts";
import { bothOperations, failureOf, requested, reset } from "../testing/calls.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { email, password, token } from "../testing/samples.ts";

describe("a token that is a function", () => {
  test.each([
    ["sync", () => token],
    ["async", async () => token],
  ])("may be %s, and is asked once a call", async (_, source) => {
    const server = await startFaultServer(respond(json(201, { new_password: password })));
    let asked = 0;
    const count = () => {
      asked += 1;
      return source();
    };
    await reset({ baseUrl: server.baseUrl, token: count });
    expect(asked).toBe(1);
    await requested({ baseUrl: server.baseUrl, token: count });
    expect(asked).toBe(2);
    expect(server.requests.map(({ headers }) => headers.get("x-auth-token"))).toEqual([token, token]);
  });

  test("is asked once also where the call is repeated", async () => {
    const server = await startFaultServer(
      respond(reply(429, { headers: { "Retry-After": "0" } })),
      respond(reply(429, { headers: { "Retry-After": "0" } })),
      respond(reply(201)),
    );
    let asked = 0;
    await requested({
      baseUrl: server.baseUrl,
      token: () => {
        asked += 1;
        return `${token}${asked}`;
      },
    });
    expect(asked).toBe(1);
    expect(new Set(server.requests.map(({ headers }) => headers.get("x-auth-token")))).toEqual(
      new Set([`${token}1`]),
    );
    expect(server.requests).toHaveLength(3);
  });

  describe.each(bothOperations)("before %s", (operation) => {
    test.each([
      [
        "throws",
        () => {
          throw new Error(`${token} ${email}`);
        },
      ],
      ["rejects", async () => Promise.reject(new Error(`${token} ${email}`))],
      ["rejects with nothing", async () => Promise.reject(undefined)],
    ])("that %s: nothing was sent, and what it said is not shown", async (_, source) => {
      const server = await startFaultServer(neverAnswer);
      const error = await failureOf(operation, { baseUrl: server.baseUrl, token: source });
      expect(server.connections).toHaveLength(0);
      expect(error).toMatchObject({ code: "invalid_input", outcome: "not_applied", attempts: 0 });
      expect(error.message).toContain("the `token` function failed");
    });

    test("that never answers ends with the time limit: nothing was sent", async () => {
      const server = await startFaultServer(neverAnswer);
      const error = await failureOf(operation, {
        baseUrl: server.baseUrl,
        timeout: 50,
        token: async () => new Promise(() => undefined),
      });
      expect(server.connections).toHaveLength(0);
      expect(error).toMatchObject({ code: "timeout", outcome: "not_applied", attempts: 0 });
    });
  });

  test("of 4096 characters is taken", async () => {
    const long = "k".repeat(4096);
    const server = await startFaultServer(respond(reply(201)));
    await requested({ baseUrl: server.baseUrl, token: long });
    expect(server.requests[0]?.headers.get("x-auth-token")).toBe(long);
  });
});
