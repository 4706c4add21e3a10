import { afterEach, expect, test } from "vitest";
import { keys, openTerminal, runOnTerminal, type TerminalSession } from "../testing/terminal-session.ts";
import { bundledBin } from "../../scripts/package-folder.ts";

const sessions: TerminalSession[] = [];
const open: typeof openTerminal = (options) => keep(openTerminal(options));
const keep = (session: TerminalSession): TerminalSession => {
  sessions.push(session);
  return session;
};
afterEach(() => sessions.splice(0).forEach((session) => session.kill("SIGKILL")));

/** From the first screen to the new password, still hidden. */
async function resetOnBuiltIn(app: TerminalSession): Promise<void> {
  await app.waitFor("Ask for a reset mail");
  app.press(keys.enter);
  await app.waitFor("this address has an account.");
  app.press("ada@example.com");
  await app.waitFor("❯ ada@example.com");
  app.press(keys.enter);
  await app.waitFor("A mail has arrived.");
  app.press(keys.enter);
  await app.waitFor("use its token");
  app.press(keys.enter);
  await app.waitFor("Reset the password of ada@example.com?");
  app.press("y");
  await app.waitFor("The password of ada@example.com was reset");
}

test("a person asks for the mail, uses its token, gets the new password hidden, reveals and copies it, and quits", async () => {
  const app = open();
  await resetOnBuiltIn(app);
  expect(app.screen()).toContain("New password   ••••••••••••••••••••");
  app.press("r");
  await app.waitFor("r hide");
  const shown = /New password {3}(\S+)/.exec(app.screen())?.[1];
  expect(shown).toMatch(/^[\w-]{20,}$/);
  app.press("c");
  await app.waitFor("Copied through the terminal");
  expect(app.clipboard()).toBe(shown);
  app.press("q");
  expect(await app.exited).toBe(0);
});

test("copying does not show the password, and is enough to leave without a question", async () => {
  const app = open();
  await resetOnBuiltIn(app);
  app.press("c");
  await app.waitFor("Copied through the terminal");
  const password = app.clipboard() ?? "";
  expect(password).toMatch(/^[\w-]{20,}$/);
  app.press(keys.enter);
  await app.waitFor("Ask for a reset mail");
  expect(app.output()).not.toContain(password);
});

test("leaving a password that nobody has had asks first, and staying keeps it", async () => {
  const app = open();
  await resetOnBuiltIn(app);
  app.press("q");
  await app.waitFor("Leave without the new password?");
  app.press(keys.escape);
  await app.waitFor("New password");
  app.press(keys.ctrlC);
  await app.waitFor("this is the only copy");
  app.press("y");
  expect(await app.exited).toBe(0);
});

test("a used token is marked as used, and the next mail tells of the change", async () => {
  const app = open();
  await resetOnBuiltIn(app);
  app.press("c");
  await app.waitFor("Copied");
  app.press(keys.enter);
  await app.waitFor("Ask for a reset mail");
  app.press("i");
  await app.waitFor(/Inbox \(2\)[^]*used/);
  expect(app.screen()).toContain("Your password was reset");
  expect(app.screen()).not.toContain("use its token");
});

test("the history holds what was done, and no secret", async () => {
  const app = open();
  await resetOnBuiltIn(app);
  app.press("c");
  await app.waitFor("Copied");
  app.press(keys.enter);
  await app.waitFor("Ask for a reset mail");
  app.press("h");
  await app.waitFor("History of this session");
  expect(app.screen()).toMatch(
    /reset the password of ada@example\.com[^]*asked for a mail to ada@example\.com/,
  );
  expect(app.screen()).not.toMatch(/mk_reset_|mk_user_[\w-]{20}/);
});

test("no token, key or password stays in the scrollback or anywhere on the primary screen", async () => {
  // A shell around the app, as in life: what it shows afterwards is what stays.
  const app = keep(
    runOnTerminal("/bin/sh", ["-c", `'${process.execPath}' '${bundledBin}'; echo left with $?; stty -a`], {
      env: {},
      columns: 100,
      rows: 30,
    }),
  );
  await resetOnBuiltIn(app);
  app.press("r");
  await app.waitFor("r hide");
  const shown = /New password {3}(\S+)/.exec(app.screen())?.[1] ?? "";
  expect(shown.length).toBeGreaterThan(19);
  app.press("q");
  await app.exited;
  expect(app.scrollback()).toContain("left with 0");
  expect(app.scrollback()).not.toContain(shown);
  expect(app.scrollback()).not.toMatch(/mk_(?:user|reset)_/);
  expect(app.scrollback()).toMatch(/\bicanon\b/);
  expect(app.scrollback()).toMatch(/(?<!-)\becho\b/);
});
