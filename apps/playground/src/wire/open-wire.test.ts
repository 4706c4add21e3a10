import { test } from "vitest";
import { startServerHost } from "../sandbox/frame/server-host.ts";
import type { Mail } from "../sandbox/protocol.ts";
import type { Exchange } from "./exchange.ts";
import type { FaultId } from "./faults.ts";
import { LostConnection } from "./lost-connection.ts";
import { openWire } from "./open-wire.ts";

const never = new AbortController().signal;

async function setUp(fault: FaultId) {
  const mails: Mail[] = [];
  const log: Exchange[] = [];
  const host = await startServerHost({ onMail: (mail) => mails.push(mail) });
  const wire = openWire({
    server: host,
    fault,
    onExchange: (exchange) => log.push(exchange),
    now: () => 0,
  });
  const ask = () =>
    new Request(`${host.baseUrl}/reset-password?email=ada@example.com`, {
      method: "POST",
      headers: { "X-Auth-Token": host.userKey },
    });
  const reset = (token = host.userKey) =>
    new Request(`${host.baseUrl}/reset-password`, { method: "DELETE", headers: { "X-Auth-Token": token } });
  return { wire, host, log, mails, ask, reset };
}

test("a request that nothing befalls is recorded from its start to its answer", async ({ expect }) => {
  const { wire, log, ask } = await setUp("none");
  expect((await wire.send(ask(), never)).status).toBe(201);
  expect(log.map(({ reply }) => reply.type)).toEqual(["pending", "pending", "answer"]);
  expect(log.at(-1)).toMatchObject({
    id: 1,
    method: "POST",
    target: "/metal/v1/reset-password?email=ada@example.com",
    served: 201,
  });
});

test("the caller gets the password, the record hides it and the key", async ({ expect }) => {
  const { wire, host, log, reset } = await setUp("none");
  const answer: unknown = await (await wire.send(reset(), never)).json();
  expect(answer).toHaveProperty("new_password", expect.any(String));
  const { new_password: password } = answer as { readonly new_password: string };
  const shown = JSON.stringify(log, (key, value: unknown) => (key === "secret" ? undefined : value));
  expect(shown).not.toContain(password);
  expect(shown).not.toContain(host.userKey);
});

test("after a lost reply the server has done it and the caller has nothing", async ({ expect }) => {
  const { wire, log, reset } = await setUp("lost-after");
  await expect(wire.send(reset(), never)).rejects.toThrow(LostConnection);
  expect(log.at(-1)).toMatchObject({ served: 201, reply: { type: "lost", reason: undefined } });
});

test("a fault strikes the first request only", async ({ expect }) => {
  const { wire, reset } = await setUp("unavailable");
  expect((await wire.send(reset(), never)).status).toBe(503);
  expect((await wire.send(reset(), never)).status).toBe(201);
});

test("a token that has expired is refused, and is good again when the clock is set back", async ({
  expect,
}) => {
  const { wire, mails, host, ask, reset } = await setUp("expired-token");
  await host.serve(ask());
  await expect.poll(() => mails.at(0)?.token).toBeTypeOf("string");
  const token = mails.at(0)?.token;
  expect((await wire.send(reset(token), never)).status).toBe(401);
  expect((await wire.send(reset(token), never)).status).toBe(201);
});

test("an aborted call leaves, and the record says so", async ({ expect }) => {
  const { wire, log, reset } = await setUp("never-answered");
  const call = new AbortController();
  const sent = wire.send(reset(), call.signal);
  call.abort(new Error("enough"));
  await expect(sent).rejects.toThrow("enough");
  expect(log.at(-1)).toMatchObject({ served: undefined, reply: { type: "left" } });
});

test("what the server refuses as it stands is refused by the server itself", async ({ expect }) => {
  const { wire, log, reset } = await setUp("unprocessable");
  expect((await wire.send(reset(), never)).status).toBe(422);
  expect(log.at(-1)).toMatchObject({ served: 422 });
});

test("the other end of a redirect answers, and the record says that it was somebody else", async ({
  expect,
}) => {
  const { wire, log, reset } = await setUp("redirect");
  const { status, headers } = await wire.send(reset(), never);
  expect(status).toBe(307);
  const answer = await wire.send(new Request(headers.get("Location") ?? "", { method: "DELETE" }), never);
  expect(answer.status).toBe(201);
  expect(log.at(-1)).toMatchObject({ foreign: true, served: undefined });
});

test("a clock that was moved stays moved: tokens from before have expired", async ({ expect }) => {
  const { wire, mails, host, ask, reset } = await setUp("clock-moved");
  await host.serve(ask());
  await expect.poll(() => mails.at(0)?.token).toBeTypeOf("string");
  expect((await wire.send(ask(), never)).status).toBe(201);
  expect((await wire.send(reset(mails.at(0)?.token), never)).status).toBe(401);
  const { tokens, clock } = await host.readState();
  expect(clock).toBe(7_200_000);
  expect(tokens.map(({ state }) => state)).toEqual(["expired", "usable"]);
});

test("no other host answers", async ({ expect }) => {
  const { wire, log } = await setUp("none");
  const request = new Request("https://api.example.com/metal/v1/reset-password", { method: "DELETE" });
  await expect(wire.send(request, never)).rejects.toThrow(LostConnection);
  expect(log.at(-1)).toMatchObject({
    target: "//api.example.com/metal/v1/reset-password",
    reply: { type: "lost", reason: "ENOTFOUND" },
  });
});
