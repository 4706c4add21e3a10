import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { bothOperations, failureOf, requested } from "../testing/calls.ts";
import { password, token } from "../testing/samples.ts";

/** What a library may take for a `Response`: the parts are there, but they are not the platform's. */
const replyOf = (parts: object) => async () =>
  ({ [Symbol.toStringTag]: "Response", headers: new Headers(), body: null, ...parts }) as never;

const body = () => Readable.from([Buffer.from(JSON.stringify({ new_password: password }))]) as never;
const fail = (facts: object) => {
  throw Object.assign(new Error(`said ${token}`), facts);
};

describe("a reply whose body is a stream of Node's", () => {
  test("is a success where the body does not count", async () => {
    const fetch = replyOf({ status: 201, ok: true, body: body() });
    await expect(requested({ fetch })).resolves.toEqual({ requestId: undefined });
  });

  test("is a 2xx without a usable new password where it does", async () => {
    const error = await failureOf("resetPassword", {
      fetch: replyOf({ status: 201, ok: true, body: body() }),
    });
    expect(error).toMatchObject({ code: "invalid_response", status: 201, outcome: "applied" });
  });
});

test("a reply whose body cannot be let go of is a success where it does not count", async () => {
  const fetch = replyOf({ status: 201, ok: true, body: { cancel: fail } });
  await expect(requested({ fetch })).resolves.toEqual({ requestId: undefined });
});

describe.each(bothOperations)("to %s", (operation) => {
  test.each([
    ["a 101, which Deno lets through", { status: 101, ok: false }],
    ["a 201 that does not say whether it is one", { status: 201 }],
    ["a status that is not a number", { status: Number.NaN }],
    ["a reply whose headers cannot be read", { status: 401, ok: false, headers: { get: fail } }],
    [
      "a reply that fails like a refused connection",
      {
        status: 201,
        ok: true,
        headers: { get: () => fail({ code: "ECONNREFUSED" }) },
      },
    ],
  ])("%s says nothing: nobody can know", async (_, parts) => {
    let calls = 0;
    const error = await failureOf(operation, {
      retry: 10,
      fetch: async () => {
        calls += 1;
        return replyOf(parts)();
      },
    });
    expect(calls).toBe(1);
    expect(error).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
  });
});
