import { expect, test } from "vitest";
import { json, reply, resetAfterRequest, respond } from "../testing/behaviours.ts";
import { failureOf, reset } from "../testing/calls.ts";
import { startFaultServer, type FaultServer } from "../testing/fault-server.ts";
import { password } from "../testing/samples.ts";

const token = "mk_reset_S4feRepe4t";
const alsoSecret = [token];
const success = respond(json(201, { new_password: password }));

const methods = (server: FaultServer) => server.requests.map(({ method }) => method);
/** A reply of a server that knows of a first attempt for so many seconds. */
const knows = (seconds: number, status: number, headers: Readonly<Record<string, string>> = {}) =>
  respond(reply(status, { headers: { ...headers, "Accept-Idempotency-Key": `DELETE;ttl=${seconds}` } }));

test("a failure is not repeated when the server would know nothing of the first attempt any more", async () => {
  const server = await startFaultServer(knows(1, 503, { "Retry-After": "1" }), success);
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
  expect(methods(server)).toEqual(["DELETE"]);
  expect(error).toMatchObject({ code: "server_error", outcome: "unknown", attempts: 1 });
});

test("a lost reply is not asked for again where the server knows nothing of the first attempt any more", async () => {
  const server = await startFaultServer(resetAfterRequest, knows(0, 204), success);
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, token, alsoSecret });
  expect(methods(server)).toEqual(["DELETE", "OPTIONS"]);
  expect(error).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
});

test("what one reply says of that holds for the whole call", async () => {
  const server = await startFaultServer(knows(1, 503), knows(300, 429, { "Retry-After": "1" }), success);
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
  expect(methods(server)).toEqual(["DELETE", "DELETE"]);
  expect(error).toMatchObject({ code: "rate_limited", outcome: "unknown", attempts: 2 });
});

test("where nothing can have been done, there is nothing to know, and the wait is as long as it is", async () => {
  const server = await startFaultServer(knows(1, 429, { "Retry-After": "1" }), success);
  expect(await reset({ baseUrl: server.baseUrl })).toMatchObject({ newPassword: password });
  expect(methods(server)).toEqual(["DELETE", "DELETE"]);
});
