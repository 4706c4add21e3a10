import { afterEach, expect, test } from "vitest";
import { startFaultServer, type Fault, type FaultServer } from "../testing/fault-server.ts";
import { keys, openTerminal, type TerminalSession } from "../testing/terminal-session.ts";

const key = "mk_user_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

async function openAgainst(
  fault: Fault,
  args: readonly string[] = [],
): Promise<[TerminalSession, FaultServer]> {
  const server = await startFaultServer(fault);
  const app = openTerminal({
    args: ["--base-url", server.baseUrl, "--retry", "0", ...args],
    env: { METAL_AUTH_TOKEN: key },
  });
  cleanups.push(() => app.kill("SIGKILL"), server.close);
  await app.waitFor("Ask for a reset mail");
  return [app, server];
}

async function ask(app: TerminalSession): Promise<void> {
  app.press("a");
  await app.waitFor("this address has an account.");
  app.press("ada@example.com");
  await app.waitFor("❯ ada@example.com");
  app.press(keys.enter);
}

async function reset(app: TerminalSession): Promise<void> {
  app.press("k");
  await app.waitFor("Reset the password of the user of the key?");
  app.press("y");
}

test("a key that is not accepted: nothing happened, and where a key goes", async () => {
  const [app] = await openAgainst("unauthorized");
  await ask(app);
  await app.waitFor("✖ The server does not accept this key");
  const screen = app.screen();
  expect(screen).toContain("Nothing happened: no mail was asked for.");
  expect(screen).toContain("The server says: Invalid authentication token");
  expect(screen).toContain("METAL_AUTH_TOKEN");
  expect(screen).toMatch(/outcome not applied · 401 · request 01JD8Q…V9K/);
});

test("a request that is refused: what the server says about it", async () => {
  const [app] = await openAgainst("unprocessable");
  await reset(app);
  await app.waitFor("✖ This key cannot reset a password");
  expect(app.screen()).toContain("Nothing happened: the password is what it was.");
  expect(app.screen().replaceAll(/\s+/g, " ")).toContain("a project key has no user");
});

test("too many requests: how long to wait, and the same call again on a key", async () => {
  const [app, server] = await openAgainst("limited");
  await ask(app);
  await app.waitFor("✖ Too many requests for now");
  expect(app.screen()).toContain("wait 30 s, as the server asks");
  app.press("t");
  // The second answer may be there before a frame shows that it is waited for.
  await expect.poll(() => server.requests, { timeout: 10_000 }).toEqual(["POST", "POST"]);
  await app.waitFor("Too many requests for now");
});

test("a server that is down: nothing happened, and what to check", async () => {
  const [app, server] = await openAgainst("none");
  await server.close();
  await reset(app);
  await app.waitFor("✖ The server cannot be reached");
  expect(app.screen()).toContain("Nothing happened: the password is what it was.");
  expect(app.screen()).toContain("check that a server runs at http://127.0.0.1");
});

test("a lost connection: nobody can know, and three steps to find out; the reset is sent once", async () => {
  const [app, server] = await openAgainst("lost");
  await reset(app);
  await app.waitFor("? Nobody can know whether the password was reset");
  const screen = app.screen();
  expect(screen).toContain("The connection was lost before an answer came.");
  expect(screen).toMatch(
    /1 {2}try to sign in with the old password[^]*2 {2}if that works[^]*3 {2}if it does not/,
  );
  expect(screen).toContain("Not repeated by itself");
  expect(server.requests).toEqual(["DELETE"]);
});

test("a server that fails: nobody can know, with its status", async () => {
  const [app] = await openAgainst("failing");
  await ask(app);
  await app.waitFor("? Nobody can know whether a mail was sent");
  expect(app.screen()).toContain("The server answered 503");
});

test("a password that was reset and lost: said first, and how to get another", async () => {
  const [app, server] = await openAgainst("passwordless");
  await reset(app);
  await app.waitFor("✖ The password was reset, and the new one is lost");
  expect(app.screen()).toContain("The old password no longer works, and nobody has the new one.");
  expect(app.screen()).toContain("reset again with the key, or ask for a new mail");
  expect(server.requests).toEqual(["DELETE"]);
});

test("no answer within the limit: nobody can know", async () => {
  const [app] = await openAgainst("silent", ["--timeout", "0.3"]);
  await reset(app);
  await app.waitFor("? Nobody can know whether the password was reset");
  expect(app.screen()).toContain("no answer came within 300 ms");
});

test("a wait can be cancelled, and the screen then says what is true", async () => {
  const [app, server] = await openAgainst("silent");
  await reset(app);
  await app.waitFor(/waiting for the server +\d+\.\d s of 10 s · attempt 1/);
  app.press(keys.escape);
  await app.waitFor("? Nobody can know whether the password was reset");
  expect(app.screen()).toContain("You cancelled after the request was sent.");
  expect(server.requests).toEqual(["DELETE"]);
});

test("ended by a signal in the middle of a reset, the app says what is true where it can still be read", async () => {
  const [app, server] = await openAgainst("silent");
  await reset(app);
  await server.nextRequest;
  app.kill("SIGTERM");
  expect(await app.exited).toBe(143);
  expect(app.scrollback().replaceAll(/\s+/g, " ")).toContain("nobody can know whether it was carried out");
});

test("a held confirm key resets once", async () => {
  const [app, server] = await openAgainst("silent");
  app.press("k");
  await app.waitFor("Reset the password of the user of the key?");
  app.press("y");
  await server.nextRequest;
  app.press("y");
  app.press("yyyyyyyy");
  app.press(keys.escape);
  await app.waitFor("You cancelled after the request was sent.");
  expect(server.requests).toEqual(["DELETE"]);
});

test("pasted text never answers a question", async () => {
  const [app, server] = await openAgainst("none");
  app.press("k");
  await app.waitFor("Reset the password of the user of the key?");
  app.paste("y");
  app.press("yy");
  app.press(keys.escape);
  await app.waitFor("Ask for a reset mail");
  expect(server.requests).toEqual([]);
});

test("a pasted token is hidden as it is typed, and nothing of it is drawn", async () => {
  const [app, server] = await openAgainst("none");
  const token = "mk_reset_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  app.press("t");
  await app.waitFor("Paste the token from the mail");
  app.paste(`${token.slice(0, 20)}\n${token.slice(20)}\n`);
  await app.waitFor("•".repeat(token.length));
  app.press(keys.enter);
  await app.waitFor("Reset the password of the user whom the mail went to?");
  app.press("y");
  await app.waitFor("The password was reset");
  expect(app.output()).not.toContain(token.slice(0, 12));
  expect(server.requests).toEqual(["DELETE"]);
});

test("at 40 by 12, what is true still stands first, and the rest can be scrolled to", async () => {
  const [app] = await openAgainst("lost");
  await reset(app);
  await app.waitFor("Nobody can know whether the password was reset");
  app.resize(40, 12);
  await app.waitFor(/Nobody can know whether the password\n +was reset/);
  await app.waitFor("↓ more");
  const lines = app.screen().split("\n");
  expect(lines.length).toBeLessThanOrEqual(12);
  expect(app.screen()).toContain("The connection was lost before an");
  app.press(keys.end);
  await app.waitFor("outcome unknown");
  app.resize(100, 30);
  await app.waitFor("Not repeated by itself");
});
