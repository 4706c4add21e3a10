import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { hangUpAfterRequest, json, neverAnswer, reply, respond } from "../testing/behaviours.ts";
import { bothOperations, failureOf, requested, reset } from "../testing/calls.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { nobodyThere, password, token } from "../testing/samples.ts";

const listeners = ({ signal }: AbortController) => getEventListeners(signal, "abort").length;

describe.each(bothOperations)("%s that is aborted", (operation) => {
  test("before it began was not carried out: nothing was sent", async () => {
    const server = await startFaultServer(neverAnswer);
    const call = { signal: AbortSignal.abort(new Error(token)) };
    const error = await failureOf(operation, { baseUrl: server.baseUrl, call });
    expect(server.connections).toHaveLength(0);
    expect(error).toMatchObject({ code: "aborted", outcome: "not_applied", attempts: 0 });
    expect(error.message).toContain("aborted. ");
    expect(error.message).toContain("Call again when ready.");
  });

  test("in the turn of the call was not carried out: nothing was sent", async () => {
    const server = await startFaultServer(neverAnswer);
    const controller = new AbortController();
    const failure = failureOf(operation, { baseUrl: server.baseUrl, call: { signal: controller.signal } });
    controller.abort();
    expect(await failure).toMatchObject({ code: "aborted", outcome: "not_applied", attempts: 0 });
    expect(server.connections).toHaveLength(0);
  });

  test("before it began does not ask for the token", async () => {
    let asked = 0;
    const error = await failureOf(operation, {
      call: { signal: AbortSignal.abort() },
      token: () => {
        asked += 1;
        return token;
      },
    });
    expect(error).toMatchObject({ code: "aborted", attempts: 0 });
    expect(asked).toBe(0);
  });

  test("by the listener that is told of the attempt was not carried out: nothing was sent", async () => {
    const server = await startFaultServer(neverAnswer);
    const controller = new AbortController();
    let asked = 0;
    const error = await failureOf(operation, {
      baseUrl: server.baseUrl,
      call: { signal: controller.signal },
      onEvent: () => controller.abort(),
      async fetch(request, init) {
        asked += 1;
        return fetch(request, init);
      },
    });
    expect(error).toMatchObject({ code: "aborted", outcome: "not_applied", attempts: 1 });
    expect([asked, server.requests.length]).toEqual([0, 0]);
  });

  test("after the request was sent: nobody can know", async () => {
    const server = await startFaultServer(neverAnswer);
    const controller = new AbortController();
    const failure = failureOf(operation, {
      baseUrl: server.baseUrl,
      call: { signal: controller.signal },
      retry: 10,
    });
    await server.until(() => server.requests.length === 1);
    controller.abort(new Error(token));
    expect(await failure).toMatchObject({
      code: "aborted",
      outcome: "unknown",
      status: undefined,
      attempts: 1,
    });
    await server.until(() => server.connections.every((socket) => socket.destroyed));
    expect(server.requests).toHaveLength(1);
    expect(listeners(controller)).toBe(0);
  });

  test("during the wait for a repeat was not carried out", async () => {
    const controller = new AbortController();
    const error = await failureOf(operation, {
      baseUrl: nobodyThere,
      call: { signal: controller.signal },
      onEvent: ({ type }) => {
        if (type === "retry") {
          controller.abort();
        }
      },
    });
    expect(error).toMatchObject({ code: "aborted", outcome: "not_applied", attempts: 1 });
    expect(listeners(controller)).toBe(0);
  });

  test("while the token was asked for was not carried out", async () => {
    const server = await startFaultServer(neverAnswer);
    const controller = new AbortController();
    const error = await failureOf(operation, {
      baseUrl: server.baseUrl,
      call: { signal: controller.signal },
      token: async () => {
        controller.abort();
        return new Promise<string>(() => undefined);
      },
    });
    expect(server.connections).toHaveLength(0);
    expect(error).toMatchObject({ code: "aborted", outcome: "not_applied", attempts: 0 });
  });

  test("by a signal that is not a class of the platform's", async () => {
    const target = new EventTarget();
    const signal = Object.assign(target, { aborted: false }) as unknown as AbortSignal;
    const server = await startFaultServer(neverAnswer);
    const failure = failureOf(operation, { baseUrl: server.baseUrl, call: { signal } });
    await server.until(() => server.requests.length === 1);
    target.dispatchEvent(new Event("abort"));
    expect(await failure).toMatchObject({ code: "aborted", outcome: "unknown" });
  });
});

test("aborting inside the body of a new password: the password was reset", async () => {
  const server = await startFaultServer(respond(json(201, { new_password: password }).subarray(0, -3)));
  const controller = new AbortController();
  const error = await failureOf("resetPassword", {
    baseUrl: server.baseUrl,
    call: { signal: controller.signal },
    onEvent: ({ type }) => {
      if (type === "response") {
        controller.abort();
      }
    },
  });
  expect(error).toMatchObject({ code: "aborted", status: 201, outcome: "applied", attempts: 1 });
  expect(error.message).toContain("The password was reset, but the new one is lost.");
});

describe("a signal is let go of", () => {
  test("after a success, also when it serves many calls", async () => {
    const server = await startFaultServer(respond(json(201, { new_password: password })));
    const controller = new AbortController();
    const call = { signal: controller.signal };
    for (let calls = 0; calls < 12; calls += 1) {
      await reset({ baseUrl: server.baseUrl, call });
      await requested({ baseUrl: server.baseUrl, call });
      expect(listeners(controller)).toBe(0);
    }
  });

  test.each([
    ["a refusal", respond(reply(422))],
    ["a lost connection", hangUpAfterRequest],
    ["the time limit", neverAnswer],
  ])("after %s", async (_, behaviour) => {
    const server = await startFaultServer(behaviour);
    const controller = new AbortController();
    await failureOf("resetPassword", {
      baseUrl: server.baseUrl,
      timeout: 100,
      call: { signal: controller.signal },
    });
    expect(listeners(controller)).toBe(0);
  });

  test("after bad input", async () => {
    const controller = new AbortController();
    await failureOf("createPasswordResetToken", { email: "none", call: { signal: controller.signal } });
    await failureOf("resetPassword", { token: "", call: { signal: controller.signal } });
    expect(listeners(controller)).toBe(0);
  });
});
