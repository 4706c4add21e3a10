import { beforeEach, describe, expect, test, vi } from "vitest";
import { json, neverAnswer, resetAfterRequest, respond } from "../testing/behaviours.ts";
import { bothOperations, failureOf } from "../testing/calls.ts";
import { startFaultServer } from "../testing/fault-server.ts";

/** How long, in ms, the client waits for what it can do without. */
const patience = 5_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  return () => vi.useRealTimers();
});

describe("a call without a time limit does not wait for ever for what it can do without", () => {
  test.each(bothOperations)("%s: the words of a refusal that stall", async (operation) => {
    const server = await startFaultServer(respond(json(422, { error: "No such user" }).subarray(0, -5)));
    const failure = failureOf(operation, {
      baseUrl: server.baseUrl,
      timeout: false,
      onEvent: ({ type }) => type === "response" && queueMicrotask(() => vi.advanceTimersByTime(patience)),
    });
    expect(await failure).toMatchObject({ code: "unprocessable", outcome: "not_applied", errors: [] });
  });

  test("whether a repeat is safe, asked of a server that does not answer", async () => {
    const server = await startFaultServer(resetAfterRequest, neverAnswer);
    const token = "mk_reset_P4tience";
    const failure = failureOf("resetPassword", { baseUrl: server.baseUrl, token, timeout: false });
    await server.until(() => server.requests.length === 2);
    vi.advanceTimersByTime(patience);
    expect(await failure).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
  });
});
