import { afterEach, expect, test } from "vitest";
import { startFaultServer, type FaultServer } from "../testing/fault-server.ts";
import { keys, openTerminal, type TerminalSession } from "../testing/terminal-session.ts";

const key = "mk_user_0123456789abcdefghijklmnopqrstuvwxyzABC7f2a";
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

function open(env: Readonly<Record<string, string>> = {}): TerminalSession {
  const app = openTerminal({ env });
  cleanups.push(() => app.kill("SIGKILL"));
  return app;
}

async function serve(): Promise<FaultServer> {
  const server = await startFaultServer("none");
  cleanups.push(server.close);
  return server;
}

async function typeUrl(app: TerminalSession, url: string): Promise<void> {
  await app.waitFor("❯ Ask for a reset mail");
  app.press("o");
  await app.waitFor("Connect to a server");
  app.press(url);
  await app.waitFor(`❯ ${url}`);
  app.press(keys.enter);
}

async function ask(app: TerminalSession): Promise<void> {
  app.press("a");
  await app.waitFor("this address has an account.");
  app.press("ada@example.com");
  await app.waitFor("❯ ada@example.com");
  app.press(keys.enter);
  await app.waitFor("Asked.");
}

test("another server is connected to with the key that was found, shown masked with its source", async () => {
  const server = await serve();
  const app = open({ METAL_AUTH_TOKEN: key });
  await typeUrl(app, server.baseUrl);
  await app.waitFor("user key mk_user_…7f2a, from METAL_AUTH_TOKEN");
  app.press(keys.enter);
  await app.waitFor(`${server.baseUrl} · user key mk_user_…7f2a`);
  await ask(app);
  expect(server.tokens).toEqual([key]);
  expect(app.output()).not.toContain(key);
});

test("a key that is typed goes before the one that was found, and is hidden as it is typed", async () => {
  const server = await serve();
  const app = open({ METAL_AUTH_TOKEN: "another-key-that-was-found" });
  await typeUrl(app, server.baseUrl);
  await app.waitFor("Which key?");
  app.paste(key);
  await app.waitFor("•".repeat(key.length));
  app.press(keys.enter);
  await app.waitFor("mk_user_…7f2a");
  await ask(app);
  expect(server.tokens).toEqual([key]);
  expect(app.output()).not.toContain(key);
});

test("an address that a key must not be sent to is refused on the spot", async () => {
  const app = open({ METAL_AUTH_TOKEN: key });
  await typeUrl(app, "http://reset.example.com");
  await app.waitFor("A key must not go there");
  expect(app.screen()).toContain("❯ http://reset.example.com");
});

test("everything can be found by typing a word of it", async () => {
  const app = open();
  await app.waitFor("❯ Ask for a reset mail");
  app.press(keys.ctrlP);
  await app.waitFor("What do you want to do?");
  app.press("mailbox");
  await app.waitFor("❯ mailbox");
  await app.waitFor(/❯ Look into the built-in server's mailbox/);
  app.press(keys.enter);
  expect(await app.waitFor("No mail has arrived.")).toContain("Inbox");
});

test("what a mail program copies with an address goes, and nothing is asked before enter", async () => {
  const app = open();
  await app.waitFor("❯ Ask for a reset mail");
  app.press("a");
  await app.waitFor("this address has an account.");
  app.paste("Ada Lovelace <ada@example.com>\n");
  await app.waitFor(/❯ ada@example\.com *\n/);
  expect(app.screen()).not.toContain("Lovelace");
  app.press(keys.enter);
  await app.waitFor("A mail has arrived.");
});

test("a domain that looks mistyped gets a hint, which one key takes", async () => {
  const app = open();
  await app.waitFor("❯ Ask for a reset mail");
  app.press("a");
  await app.waitFor("this address has an account.");
  app.press("ada@exmaple.com");
  await app.waitFor("Did you mean ada@example.com?");
  app.press(keys.down);
  await app.waitFor(/❯ ada@example\.com *\n/);
  expect(app.screen()).not.toContain("Did you mean");
});
