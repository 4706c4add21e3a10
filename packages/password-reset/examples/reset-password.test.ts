import { expect, test } from "vitest";
import { json, reply, resetAfterRequest, respond } from "../src/testing/behaviours.ts";
import { startFaultServer } from "../src/testing/fault-server.ts";
import { email, password, secrets, token } from "../src/testing/samples.ts";
import { runExample, type Ended } from "./run-example.ts";

async function run(baseUrl: string, ...parameters: readonly string[]): Promise<Ended> {
  return runExample("reset-password.ts", parameters, { METAL_AUTH_TOKEN: token, METAL_BASE_URL: baseUrl });
}

function shownSecrets({ stdout, stderr }: Ended): readonly string[] {
  return secrets.filter((secret) => (stdout + stderr).includes(secret));
}

test("a mail is asked for, and the address is not repeated", async () => {
  const server = await startFaultServer(respond(reply(201)));
  const ended = await run(server.baseUrl, "ask", email);

  expect(ended).toMatchObject({ code: 0, stdout: "" });
  expect(ended.stderr).toContain("a mail is on its way");
  expect(shownSecrets(ended)).toEqual([]);
  expect(server.requests.map(({ method }) => method)).toEqual(["POST"]);
});

test("the new password goes down the pipe, and nothing else does", async () => {
  const server = await startFaultServer(respond(json(201, { new_password: password })));

  expect(await run(server.baseUrl, "reset")).toEqual({ code: 0, stdout: password, stderr: "" });
});

test("what certainly did not happen exits 1", async () => {
  const server = await startFaultServer(respond(json(401, { error: `No such key: ${token}` })));
  const ended = await run(server.baseUrl, "reset");

  expect(ended).toMatchObject({ code: 1, stdout: "" });
  expect(ended.stderr).toContain("The password was not changed.");
  expect(shownSecrets(ended)).toEqual([]);
});

test("what nobody can know exits 2", async () => {
  const server = await startFaultServer(resetAfterRequest);
  const ended = await run(server.baseUrl, "reset");

  expect(ended).toMatchObject({ code: 2, stdout: "" });
  expect(ended.stderr).toContain("Nobody can know");
  expect(server.requests).toHaveLength(1);
});
