import { expect, test } from "vitest";
import { createPasswordResetClient } from "@metal/password-reset";
import { json, reply, resetAfterRequest, respond } from "../src/testing/behaviours.ts";
import { startFaultServer, type Behaviour, type FaultServer } from "../src/testing/fault-server.ts";
import { email, secrets, token } from "../src/testing/samples.ts";
import { createForgotPassword } from "./next-route.ts";

test("the mail is asked for with the key of the app, and the answer says no more than that", async () => {
  const { server, answer } = await send(form({ email }), respond(reply(201)));
  expect(answer.status).toBe(202);
  expect(await answer.text()).toBe("If that address has an account, a mail is on its way.\n");
  expect(server.requests.map(({ method }) => method)).toEqual(["POST"]);
});

test.each([
  ["a form without an address", form({})],
  ["an empty address", form({ email: "" })],
  ["a body that is no form", new Request("http://localhost/", { method: "POST", body: "{" })],
])("%s is refused, and nothing is sent", async (_what, request) => {
  const { server, answer } = await send(request, respond(reply(201)));
  expect(answer.status).toBe(400);
  expect(server.requests).toEqual([]);
});

test("what is no address is refused, and nothing is sent", async () => {
  const { server, answer } = await send(
    form({ email: "ada@example.com, eve@example.com" }),
    respond(reply(201)),
  );
  expect(answer.status).toBe(400);
  expect(server.requests).toEqual([]);
});

test("the form of another site is refused", async () => {
  const request = form({ email });
  request.headers.set("Sec-Fetch-Site", "cross-site");
  const { server, answer } = await send(request, respond(reply(201)));
  expect(answer.status).toBe(403);
  expect(server.requests).toEqual([]);
});

test("a limit is passed on with its time", async () => {
  const limited = respond(reply(429, { headers: { "Retry-After": "120" } }));
  const { answer } = await send(form({ email }), limited);
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([429, "120"]);
});

test.each([
  ["a refused key", respond(json(401, { error: `No such key: ${token}` })), "Nothing was sent."],
  ["a server that fails", respond(json(503, { error: `Down: ${email}` })), "A mail may have been sent."],
  ["a lost reply", resetAfterRequest, "A mail may have been sent."],
] satisfies readonly (readonly [string, Behaviour, string])[])(
  "%s is told without a secret, and with what is true",
  async (_what, behaviour, truth) => {
    const { answer } = await send(form({ email }), behaviour);
    const text = await answer.text();
    expect(answer.status).toBe(503);
    expect(text).toContain(truth);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  },
);

function form(fields: Readonly<Record<string, string>>): Request {
  return new Request("http://localhost/", { method: "POST", body: new URLSearchParams(fields) });
}

async function send(
  request: Request,
  behaviour: Behaviour,
): Promise<{ readonly server: FaultServer; readonly answer: Response }> {
  const server = await startFaultServer(behaviour);
  const client = createPasswordResetClient({ token, baseUrl: server.baseUrl });
  return { server, answer: await createForgotPassword(client)(request) };
}
