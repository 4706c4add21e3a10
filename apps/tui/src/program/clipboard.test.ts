import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { clipboardPrograms } from "../runtime/clipboard-programs.ts";
import { createEffectRunner } from "../runtime/effects.ts";
import { createSession } from "../runtime/session.ts";
import type { AppEvent } from "../state/event.ts";
import { createSecret } from "../text/secret.ts";
import { faultServerPassword, startFaultServer } from "../testing/fault-server.ts";
import { openTerminal, type TerminalSession } from "../testing/terminal-session.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const key = "mk_user_0123456789abcdefghijklmnopqrstuvwxyzABC7f2a";
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

/** A clipboard program that keeps its text in a file, and notes how it was called and with what environment. */
async function fakeXclip(): Promise<{
  readonly path: string;
  readonly read: (name: string) => Promise<string>;
}> {
  const { path, remove } = await temporaryFolder();
  cleanups.push(remove);
  const program = join(path, "xclip");
  const script = `#!/bin/sh
case "$*" in *-o*) exec cat '${path}/held' ;; esac
echo "$@" > '${path}/arguments'; env > '${path}/environment'; cat > '${path}/held'
`;
  await writeFile(program, script);
  await chmod(program, 0o755);
  return { path, read: async (name) => readFile(join(path, name), "utf8") };
}

async function resetAndCopy(env: Readonly<Record<string, string>>): Promise<TerminalSession> {
  const server = await startFaultServer("none");
  const app = openTerminal({
    args: ["--base-url", server.baseUrl],
    env: { METAL_AUTH_TOKEN: key, ...env },
  });
  cleanups.push(() => app.kill("SIGKILL"), server.close);
  await app.waitFor("❯ Ask for a reset mail");
  app.press("k");
  await app.waitFor("Reset the password of the user of the key?");
  app.press("y");
  await app.waitFor("The password was reset");
  app.press("c");
  await app.waitFor("Copied ");
  return app;
}

test("where there is a clipboard program it is used and named, and gets neither key nor password but on stdin", async () => {
  const xclip = await fakeXclip();
  const PATH = `${xclip.path}:${process.env["PATH"]}`;
  const app = await resetAndCopy({ PATH, DISPLAY: ":0" });
  expect(app.screen()).toContain("Copied by xclip. Cleared after 45 s");
  expect(app.clipboard()).toBeUndefined();
  expect(await xclip.read("held")).toBe(faultServerPassword);
  expect(await xclip.read("arguments")).not.toContain(faultServerPassword);
  const environment = await xclip.read("environment");
  expect(environment).toContain("DISPLAY=:0");
  expect(environment).not.toContain(key);
});

test("where the program is missing, or at the far end of ssh, it goes through the terminal", async () => {
  for (const env of [
    { DISPLAY: ":0", PATH: "/nonexistent" },
    { DISPLAY: ":0", SSH_CONNECTION: "a b c d" },
  ]) {
    const app = await resetAndCopy(env);
    expect(app.screen()).toContain("Copied through the terminal (OSC 52)");
    expect(app.screen()).toContain("cannot be cleared from here");
    expect(app.clipboard()).toBe(faultServerPassword);
  }
});

test("inside GNU screen the copy is wrapped, so that the terminal around it gets it", async () => {
  const app = await resetAndCopy({ STY: "1234.pts-0.host" });
  expect(app.screen()).toContain("Copied through screen (OSC 52)");
  const copied = Buffer.from(faultServerPassword).toString("base64");
  expect(app.output()).toContain(`\u001BP\u001B]52;c;${copied}\u0007\u001B\\`);
});

test.each([
  ["darwin", {}, ["pbcopy"]],
  ["win32", {}, ["clip.exe"]],
  ["linux", { WAYLAND_DISPLAY: "wayland-0", DISPLAY: ":0" }, ["wl-copy"]],
  ["linux", { DISPLAY: ":0" }, ["xclip", "xsel"]],
  ["linux", {}, []],
] as const)("on %s with %j the programs are %j", (os, env, names) => {
  expect(clipboardPrograms({ os, env }).map(({ name }) => name)).toEqual(names);
});

/** Copies with no time to live, and answers what the app is told next. */
async function copyAndWait(path: string, between: () => Promise<void>): Promise<readonly AppEvent[]> {
  const events: AppEvent[] = [];
  const gone = Promise.withResolvers<void>();
  const runner = createEffectRunner({
    session: createSession(unused),
    platform: {
      env: { PATH: `${path}:${process.env["PATH"]}`, DISPLAY: ":0" },
      os: "linux",
      stdin: process.stdin,
    },
    write: () => undefined,
    suspend: () => undefined,
    exit: () => undefined,
    crash: gone.reject,
    clipboardLife: 0,
  });
  const copied = Promise.withResolvers<void>();
  runner.run({ type: "copy", text: createSecret("hunter2-hunter2") }, (event) => {
    events.push(event);
    if (events.length === 2) gone.resolve();
    copied.resolve();
  });
  await copied.promise;
  await between();
  await gone.promise;
  return events;
}

const unused: Parameters<typeof createSession>[0] = {
  facts: { kind: "remote", name: "", key: undefined, keySource: undefined, account: undefined, limit: false },
  client: async () => {
    throw new Error("no call is made here");
  },
  onMail: () => undefined,
  close: async () => undefined,
};

test("what was copied is taken back when its time is up, if the clipboard still holds it", async () => {
  const xclip = await fakeXclip();
  const [copied, cleared] = await copyAndWait(xclip.path, async () => undefined);
  expect(copied).toMatchObject({ report: { program: "xclip", isCleared: false } });
  expect(cleared).toMatchObject({ report: { isCleared: true } });
  expect(await xclip.read("held")).toBe("");
});

test("what somebody else has copied since is left alone", async () => {
  const xclip = await fakeXclip();
  await copyAndWait(xclip.path, async () => writeFile(join(xclip.path, "held"), "another text"));
  expect(await xclip.read("held")).toBe("another text");
});
