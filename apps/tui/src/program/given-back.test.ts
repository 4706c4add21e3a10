import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";
import { bundledBin } from "../../scripts/package-folder.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { keys, openTerminal, runOnTerminal, type TerminalSession } from "../testing/terminal-session.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

function keep(session: TerminalSession): TerminalSession {
  cleanups.push(() => isRunning(session.pid) && session.kill("SIGKILL"));
  return session;
}

/** The app as a job of an interactive shell, whose prompt is `shell>`. */
async function openInShell(): Promise<TerminalSession> {
  const shell = keep(
    runOnTerminal("bash", ["--norc", "--noprofile", "-i"], {
      env: { PS1: "shell> " },
      columns: 100,
      rows: 30,
    }),
  );
  await shell.waitFor("shell>");
  shell.press(`sh -c 'echo pid $$; exec "$@"' sh '${process.execPath}' '${bundledBin}'\r`);
  await shell.waitFor("❯ Ask for a reset mail");
  return shell;
}

test("Ctrl-Z gives the terminal back to the shell, and fg returns to the same screen", async () => {
  const shell = await openInShell();
  shell.press("t");
  await shell.waitFor("Paste the token from the mail");
  shell.press("abc");
  await shell.waitFor("•••");
  shell.press(keys.ctrlZ);
  await shell.waitFor(/Stopped[^]*shell>/);
  expect([shell.isAlternate(), shell.isCursorShown()]).toEqual([false, true]);
  expect(shell.scrollback()).not.toContain("Paste the token");
  shell.press("stty -a; fg\r");
  await shell.waitFor("Paste the token from the mail");
  await shell.waitFor("•••");
  expect(shell.isAlternate()).toBe(true);
  shell.press("d");
  await shell.waitFor("••••");
  shell.press(keys.ctrlC);
  await shell.waitFor(/isig[^]*\nshell>$/);
  expect(shell.scrollback()).toMatch(/(?<!-)\bicanon\b[^]*(?<!-)\becho\b/);
});

test("SIGTSTP from elsewhere does the same", async () => {
  const shell = await openInShell();
  const pid = Number(/^pid (\d+)$/m.exec(shell.scrollback())?.[1]);
  process.kill(pid, "SIGTSTP");
  await shell.waitFor(/Stopped[^]*shell>/);
  expect(shell.isAlternate()).toBe(false);
  shell.press("fg\r");
  await shell.waitFor("❯ Ask for a reset mail");
  shell.press("q");
  await shell.waitFor(/\nshell>$/);
});

test("a component that throws gives the terminal back, and its message is not shown", async () => {
  const preload = new URL("../testing/throw-in-component.ts", import.meta.url).href;
  const app = keep(openTerminal({ preload }));
  await app.waitFor(/mk_user_…[\w-]/);
  app.kill("SIGUSR2");
  await app.waitFor(() => app.output().includes("about to throw"));
  app.press("a");
  expect(await app.exited).toBe(1);
  expectCrashOn(app);
});

test("the built-in server starts behind the first frame; where it cannot, the terminal is given back", async () => {
  const preload = new URL("../testing/no-database.ts", import.meta.url).href;
  const app = keep(openTerminal({ preload }));
  expect(await app.exited).toBe(1);
  expect(app.output()).toContain("Ask for a reset mail");
  expectCrashOn(app);
});

function expectCrashOn(app: TerminalSession): void {
  expect([app.isAlternate(), app.isCursorShown()]).toEqual([false, true]);
  expect(app.scrollback()).toContain("error: the program failed (TypeError)");
  expect(app.output()).not.toContain("mk_user_secret");
}

test("a terminal that is closed ends the app, also in the middle of a call", async () => {
  const server = await startFaultServer("silent");
  cleanups.push(server.close);
  const app = keep(
    openTerminal({ args: ["--base-url", server.baseUrl], env: { METAL_AUTH_TOKEN: "some-key" } }),
  );
  await app.waitFor("❯ Ask for a reset mail");
  app.press("k");
  await app.waitFor("Reset the password of the user of the key?");
  app.press("y");
  await server.nextRequest;
  app.hangUp();
  await expect.poll(() => isRunning(app.pid), { timeout: 10_000 }).toBe(false);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a server that is killed in the middle of a call is told of like every lost connection", async () => {
  const server = await startSilentProcess();
  const app = keep(
    openTerminal({ args: ["--base-url", server.baseUrl], env: { METAL_AUTH_TOKEN: "some-key" } }),
  );
  await app.waitFor("❯ Ask for a reset mail");
  app.press("k");
  await app.waitFor("Reset the password of the user of the key?");
  app.press("y");
  await server.nextRequest;
  server.kill();
  await app.waitFor("? Nobody can know whether the password was reset");
  app.press("q");
  expect(await app.exited).toBe(0);
  expect([app.isAlternate(), app.isCursorShown(), app.scrollback()]).toEqual([false, true, ""]);
});

/** A server in a process of its own, which answers nothing and says when it is asked. */
async function startSilentProcess(): Promise<{
  readonly baseUrl: string;
  readonly nextRequest: Promise<void>;
  readonly kill: () => void;
}> {
  const program = `
    const server = require("node:http").createServer(() => console.log("asked"));
    server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  const kill = (): void => void child.kill("SIGKILL");
  cleanups.push(kill);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const { value: port } = await lines.next();
  const nextRequest = lines.next().then(() => undefined);
  return { baseUrl: `http://127.0.0.1:${port}/metal/v1`, nextRequest, kill };
}
