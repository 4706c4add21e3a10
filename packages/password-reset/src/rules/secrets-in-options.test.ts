import { describe, expect, test } from "vitest";
import { createPasswordResetClient, PasswordResetError, type PasswordResetClientOptions } from "../index.ts";
import { respond, reply } from "../testing/behaviours.ts";
import { expectNothingLeaks } from "../testing/expect-nothing-leaks.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { token } from "../testing/samples.ts";

describe("options that cannot even be read are refused as all others are, and what they threw is not shown", () => {
  const thrower = () => {
    throw new Error("s3cr3t");
  };
  const unreadable: readonly (readonly [string, object])[] = [
    ["a getter that throws", Object.defineProperty({}, "retry", { get: thrower, enumerable: true })],
    ["a proxy that throws", new Proxy({}, { get: thrower })],
    ["a signal that throws", { signal: { addEventListener: thrower } }],
  ];

  test.each(unreadable)("%s, for a call", async (_, call) => {
    const server = await startFaultServer(respond(reply(201)));
    const events: string[] = [];
    const client = createPasswordResetClient({
      token,
      baseUrl: server.baseUrl,
      onEvent: ({ type }) => void events.push(type),
    });
    const error: unknown = await client.resetPassword(call).catch((thrown: unknown) => thrown);
    expect(server.connections).toHaveLength(0);
    expect(error).toMatchObject({ code: "invalid_input", operation: "resetPassword", attempts: 0 });
    expect((error as Error).message).toBe(
      `resetPassword: an option cannot be read. Nothing was sent; correct it and call again.`,
    );
    expectNothingLeaks(error, { secrets: ["s3cr3t"] });
    expect(events).toEqual(["failure"]);
  });

  const forAClient: readonly (readonly [string, object])[] = [
    ...unreadable.slice(0, 2),
    ["a symbol for a base URL", { baseUrl: Symbol("s3cr3t") }],
    ["a base URL that throws", { baseUrl: { toString: thrower } }],
    ["headers that throw", { headers: Object.defineProperty({}, "x-a", { get: thrower, enumerable: true }) }],
  ];

  test.each(forAClient)("%s, for a client", (_, options) => {
    let error: unknown;
    try {
      createPasswordResetClient(options as PasswordResetClientOptions);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(PasswordResetError);
    expect(error).toMatchObject({ code: "invalid_input", operation: undefined, outcome: "not_applied" });
    expectNothingLeaks(error, { secrets: ["s3cr3t"] });
  });
});
