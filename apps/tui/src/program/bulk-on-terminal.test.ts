import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { startMailServer } from "../testing/mail-server.ts";
import { keys, openTerminal, type TerminalSession } from "../testing/terminal-session.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

/** A run over 60 addresses on a terminal, at a rate that leaves time to look. */
async function openRun(
  ...args: readonly string[]
): Promise<TerminalSession & { readonly journal: string; readonly requests: () => number }> {
  let requests = 0;
  const people = Array.from({ length: 60 }, (_, index) => `user${index}@example.com`);
  const server = await startMailServer({
    accounts: people,
    onRequest: () => {
      requests += 1;
      return undefined;
    },
  });
  const { path, remove } = await temporaryFolder();
  cleanups.push(server.close, remove);
  const file = join(path, "list.txt");
  await writeFile(file, people.join("\n"));
  const app = openTerminal({
    args: ["request", "--file", file, "--base-url", server.baseUrl, "--rate", "40", ...args],
    env: { METAL_AUTH_TOKEN: server.key },
  });
  cleanups.push(() => app.kill("SIGKILL"));
  return { ...app, journal: `${file}.journal`, requests: () => requests };
}

test("a bar shows how far it is, goes when it is done, and leaves the summary", async () => {
  const app = await openRun();
  await app.waitFor(/━─[^]*\d+ of 60/);
  expect(app.isAlternate()).toBe(false);
  expect(await app.exited).toBe(0);
  expect(app.scrollback()).toContain("Asked for 60 of 60.");
  expect(app.scrollback()).not.toContain("━");
  expect(app.isCursorShown()).toBe(true);
});

test("p pauses and goes on", async () => {
  const app = await openRun();
  await app.waitFor("p pause");
  app.press("p");
  await app.waitFor("p go on");
  expect(app.screen()).toContain("paused");
  app.press("p");
  await app.waitFor("p pause");
  expect(await app.exited).toBe(0);
  expect(app.requests()).toBe(60);
});

test("Ctrl-C ends it in order: nothing is left unknown, and it says how to go on", async () => {
  const app = await openRun();
  await app.waitFor("ctrl-c end");
  app.press(keys.ctrlC);
  expect(await app.exited).toBe(130);
  expect(app.scrollback()).toMatch(/not asked for yet: go on with --resume/);
  const journal = await readFile(app.journal, "utf8");
  expect(journal.match(/"state":"asked"/g)?.length ?? 0).toBe(app.requests());
});

test("--quiet draws nothing, and --no-input takes no keys", async () => {
  const quiet = await openRun("--quiet");
  expect(await quiet.exited).toBe(0);
  expect(quiet.output()).toBe("");
  const silent = await openRun("--no-input");
  await silent.waitFor(/\d+ of 60/);
  expect(silent.screen()).not.toContain("p pause");
  silent.press(keys.ctrlC);
  expect(await silent.exited).toBe(130);
});
