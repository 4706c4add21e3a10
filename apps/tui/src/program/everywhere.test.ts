import { afterEach, expect, test } from "vitest";
import { keys, openTerminal, type TerminalSession } from "../testing/terminal-session.ts";

const sessions: TerminalSession[] = [];
const open: typeof openTerminal = (options) => {
  const session = openTerminal(options);
  sessions.push(session);
  return session;
};
afterEach(() => sessions.splice(0).forEach((session) => session.kill("SIGKILL")));

/** What was written, with the escape character to be seen. */
const visible = (app: TerminalSession): string => app.output().replaceAll("\u001B", "^");

test("on 300 by 100 the text keeps a width that can be read, and the keys stand in the last line", async () => {
  const app = open({ columns: 300, rows: 100 });
  await app.waitFor("❯ Ask for a reset mail");
  const lines = app.screen().split("\n");
  expect(lines).toHaveLength(100);
  expect(lines.at(-1)).toContain("quit");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
});

test("only the sixteen colours of the terminal's own theme are used, and no background", async () => {
  const app = open({ env: { FORCE_COLOR: "3", COLORTERM: "truecolor" } });
  await app.waitFor("❯ Ask for a reset mail");
  expect(app.output()).toContain("\u001B[36m");
  expect(visible(app)).not.toMatch(/\^\[(?:\d+;)*(?:[34]8;[25]|4\d|10\d)/);
});

test("FORCE_COLOR=0 draws without colour", async () => {
  const app = open({ env: { FORCE_COLOR: "0" } });
  await app.waitFor("❯ Ask for a reset mail");
  expect(visible(app)).not.toMatch(/\^\[3\dm/);
});

test("for a screen reader, signs are words, nothing is drawn for the eye, and secrets stay hidden", async () => {
  const app = open({ env: { INK_SCREEN_READER: "true" } });
  await app.waitFor("here: Ask for a reset mail");
  expect(app.screen().split("\n").length).toBeLessThan(15);
  // Said once: nothing of it was said before the server had started.
  expect(app.output().match(/Metal Password Reset/g)).toHaveLength(1);
  app.press("k");
  await app.waitFor("Reset the password of ada@example.com?");
  app.press("y");
  await app.waitFor("Done: The password of ada@example.com was reset");
  expect(app.screen()).toContain("New password, hidden");
  expect(app.isAlternate()).toBe(true);
});

test("a terminal that cannot draw gets the whole job in plain text", async () => {
  const app = open({ env: { TERM: "dumb" } });
  expect(await app.exited).toBe(0);
  expect(app.scrollback()).toContain("Done. On a terminal the same command opens the app.");
  expect(visible(app)).not.toContain("^");
});

test("what has to be read, and the keys, are never in a colour, which may be faint on the background", async () => {
  const app = open();
  await app.waitFor("❯ Ask for a reset mail");
  app.press("a");
  await app.waitFor("this address has an account.");
  app.press("ada@exmaple.com");
  await app.waitFor("Did you mean ada@example.com?");
  const coloured = visible(app).match(/\^\[3[0-7]m[^^]*/g) ?? [];
  expect(new Set(coloured.map((text) => text.replace(/^\^\[3\dm/, "").trim()))).toEqual(new Set(["❯", ""]));
});

test("the window can change its size at any time, and the screen follows", async () => {
  const app = open();
  await app.waitFor("❯ Ask for a reset mail");
  app.press("a");
  await app.waitFor("this address has an account.");
  app.press("ada@example.com");
  await app.waitFor("❯ ada@example.com");
  for (const [columns, rows] of [
    [40, 12],
    [200, 60],
    [60, 20],
  ] as const) {
    app.resize(columns, rows);
    await app.waitFor(() => {
      const screen = app.screen();
      return screen.split("\n").length === rows && /❯ ada@example\.com[^]*⏎ ask/.test(screen);
    });
  }
  app.press(keys.enter);
  expect(await app.waitFor("A mail has arrived.")).toContain("ada@example.com");
});
