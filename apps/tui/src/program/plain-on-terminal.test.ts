import { afterEach, expect, test } from "vitest";
import { faultServerPassword, startFaultServer } from "../testing/fault-server.ts";
import { keys, openTerminal, type TerminalSession } from "../testing/terminal-session.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

async function openReset(
  ...args: readonly string[]
): Promise<TerminalSession & { readonly sent: readonly string[] }> {
  const server = await startFaultServer("none");
  const app = openTerminal({
    args: ["reset", "--base-url", server.baseUrl, ...args],
    env: { METAL_AUTH_TOKEN: "some-key" },
  });
  cleanups.push(() => app.kill("SIGKILL"), server.close);
  return { ...app, sent: server.requests };
}

test("on a terminal, reset asks first, and a no sends nothing", async () => {
  const app = await openReset();
  await app.waitFor("Reset the password of the user of the key or token?");
  app.press(keys.enter);
  expect(await app.exited).toBe(130);
  expect(app.scrollback()).toContain("Not reset: the password is what it was.");
  expect(app.sent).toEqual([]);
});

test("a yes shows the new password beside the scrollback, until a key is pressed", async () => {
  const app = await openReset();
  await app.waitFor("[y/N]");
  app.press("y\r");
  await app.waitFor(faultServerPassword);
  expect(app.isAlternate()).toBe(true);
  app.press(" ");
  expect(await app.exited).toBe(0);
  expect(app.isAlternate()).toBe(false);
  expect(app.scrollback()).toContain("was shown once, and is not in the scrollback.");
  expect(app.scrollback()).not.toContain(faultServerPassword);
});

test("a signal while it is shown gives the terminal back without it", async () => {
  const app = await openReset("--yes");
  await app.waitFor(faultServerPassword);
  app.kill("SIGTERM");
  await app.exited;
  expect(app.isAlternate()).toBe(false);
  expect(app.scrollback()).not.toContain(faultServerPassword);
});

test("whoever names a format gets the password printed, also on a terminal", async () => {
  const app = await openReset("--yes", "-o", "json");
  expect(await app.exited).toBe(0);
  expect(app.scrollback()).toContain(`"newPassword":"${faultServerPassword}"`);
});
