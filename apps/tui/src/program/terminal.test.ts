import { afterEach, expect, test } from "vitest";
import { keys, openTerminal, type TerminalSession } from "../testing/terminal-session.ts";

const sessions: TerminalSession[] = [];
const open: typeof openTerminal = (options) => {
  const session = openTerminal(options);
  sessions.push(session);
  return session;
};
afterEach(() => sessions.splice(0).forEach((session) => session.kill("SIGKILL")));

function expectGivenBack(app: TerminalSession): void {
  expect(app.isAlternate()).toBe(false);
  expect(app.isCursorShown()).toBe(true);
  expect(app.terminal.modes.bracketedPasteMode).toBe(false);
}

test("while the app runs, it has the alternate screen and bracketed paste", async () => {
  const app = open();
  await app.waitFor("Ask for a reset mail");
  expect(app.isAlternate()).toBe(true);
  await app.waitFor(() => app.terminal.modes.bracketedPasteMode);
});

test.each([
  ["q", 0],
  [keys.ctrlC, 0],
])("quitting by %j gives the terminal back", async (key, code) => {
  const app = open();
  await app.waitFor("Ask for a reset mail");
  app.press(key);
  expect(await app.exited).toBe(code);
  expectGivenBack(app);
  expect(app.scrollback()).toBe("");
});

test.each([
  ["SIGTERM", 143],
  ["SIGHUP", 129],
  ["SIGINT", 130],
])("%s gives the terminal back", async (signal, code) => {
  const app = open();
  await app.waitFor("Ask for a reset mail");
  app.kill(signal);
  expect(await app.exited).toBe(code);
  expectGivenBack(app);
});

test("an exception that nobody caught gives the terminal back, and its message is not shown", async () => {
  const app = open({ preload: new URL("../testing/crash-on-signal.ts", import.meta.url).href });
  await app.waitFor("Ask for a reset mail");
  app.kill("SIGUSR2");
  expect(await app.exited).toBe(1);
  expectGivenBack(app);
  expect(app.scrollback()).toContain("error: the program failed (TypeError)");
  expect(app.output()).not.toContain("mk_user_secret");
});

test("NO_COLOR: no colour is written, and the marks carry the meaning", async () => {
  const app = open({ env: { NO_COLOR: "1" } });
  await app.waitFor("❯ Ask for a reset mail");
  // oxlint-disable-next-line no-control-regex -- escape sequences are what is looked for.
  expect(app.output()).not.toMatch(/\u001B\[[\d;]*\b(?:3[0-7]|38|9[0-7])\b[\d;]*m/);
});

test("colour is written where it is not refused", async () => {
  const app = open();
  await app.waitFor("❯ Ask for a reset mail");
  expect(app.output()).toContain("\u001B[36m");
});

test("in a locale that is not UTF-8 only ASCII is written", async () => {
  const app = open({ env: { LC_ALL: "C" } });
  await app.waitFor("> Ask for a reset mail");
  app.press(keys.enter);
  await app.waitFor("enter ask");
  app.press("ada@example.com");
  await app.waitFor("> ada@example.com");
  app.press(keys.enter);
  await app.waitFor("ok Asked.");
  expect(app.output()).toMatch(/^[\0-\x7F]*$/);
});

test("text is edited as a person expects", async () => {
  const app = open();
  await app.waitFor("Ask for a reset mail");
  app.press("a");
  await app.waitFor("this address has an account.");
  app.press("x👩‍👩‍👧");
  await app.waitFor("❯ x👩‍👩‍👧");
  app.press(keys.backspace);
  await app.waitFor(/❯ x *\n/);
  app.press(keys.ctrlU);
  await app.waitFor("❯ name@example.com");
  app.paste("example.com\r\n");
  await app.waitFor("❯ example.com");
  app.press(keys.home);
  app.press("ada@");
  await app.waitFor("❯ ada@example.com");
  app.press(keys.enter);
  expect(await app.waitFor("Asked. If")).toContain("If ada@example.com has an account");
});

test("an address that cannot be one is not sent", async () => {
  const app = open();
  await app.waitFor("Ask for a reset mail");
  app.press("a");
  await app.waitFor("this address has an account.");
  app.press("ada");
  await app.waitFor(/❯ ada\s/);
  app.press(keys.enter);
  expect(await app.waitFor("Type one address")).toContain("Ask for a reset mail");
});

test("help names the keys of the screen it was asked on", async () => {
  const app = open();
  await app.waitFor("Ask for a reset mail");
  app.press("?");
  await app.waitFor("On this screen");
  expect(app.screen()).toContain("Reset the password of the key's user");
  app.press(keys.escape);
  await app.waitFor("❯ Ask for a reset mail");
});

test("inside tmux the copy goes to tmux and, wrapped, to the terminal around it", async () => {
  const app = open({ env: { TMUX: "/tmp/tmux-0/default,1,0" } });
  await app.waitFor("Ask for a reset mail");
  app.press("k");
  await app.waitFor("Reset the password of ada@example.com?");
  app.press("y");
  await app.waitFor("New password");
  app.press("c");
  await app.waitFor("Copied through tmux");
  expect(app.output()).toContain("\u001BPtmux;\u001B\u001B]52;c;");
  expect(app.clipboard()).toMatch(/^[\w-]{20,}$/);
});
