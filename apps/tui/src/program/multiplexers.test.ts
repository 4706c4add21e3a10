import { spawnSync } from "node:child_process";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { bundledBin } from "../../scripts/package-folder.ts";
import { faultServerPassword, startFaultServer } from "../testing/fault-server.ts";
import { isInstalled } from "../testing/is-installed.ts";
import { runOnTerminal, type TerminalSession } from "../testing/terminal-session.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

type Multiplexer = {
  readonly name: string;
  readonly how: string;
  readonly args: readonly string[];
  /** What ends it, whatever runs inside. */
  readonly end: readonly string[];
  readonly settings: string;
  /** As the app names it. */
  readonly shown: string;
};

const multiplexers: readonly Multiplexer[] = [
  {
    name: "tmux",
    how: "which sets the clipboard itself",
    args: ["-f", "settings", "new-session"],
    end: ["kill-server"],
    settings: "set -g set-clipboard on\n",
    shown: "Copied through tmux",
  },
  {
    name: "tmux",
    how: "which only passes on what is wrapped",
    args: ["-f", "settings", "new-session"],
    end: ["kill-server"],
    settings: "set -g set-clipboard off\nset -g allow-passthrough on\n",
    shown: "Copied through tmux",
  },
  {
    name: "screen",
    how: "with its own settings",
    args: ["-U", "-c", "settings"],
    end: ["-X", "quit"],
    settings: "",
    shown: "Copied through screen",
  },
];

/** The app inside a multiplexer, with sockets of its own, inside a terminal. */
async function openInside(
  { name, args, end, settings }: Multiplexer,
  baseUrl: string,
): Promise<TerminalSession> {
  const { path, remove } = await temporaryFolder();
  cleanups.push(remove);
  await chmod(path, 0o700);
  await writeFile(join(path, "settings"), settings);
  const app = [process.execPath, bundledBin, "--base-url", baseUrl];
  const env = { HOME: path, TMUX_TMPDIR: path, SCREENDIR: path, SHELL: "/bin/sh" };
  const outer = runOnTerminal("/bin/sh", ["-c", 'cd "$HOME" && exec "$@"', "sh", name, ...args, ...app], {
    env: { ...env, METAL_AUTH_TOKEN: "some-key" },
    columns: 100,
    rows: 30,
  });
  cleanups.push(async () => {
    spawnSync(name, end, { env: { ...process.env, ...env } });
    await outer.exited;
  });
  return outer;
}

describe.each(multiplexers)("inside a real $name, $how", (multiplexer) => {
  test("a copied password reaches the terminal around it, and is on no screen", async ({ skip }) => {
    const { name, shown } = multiplexer;
    skip(!isInstalled(name), `${name} is not installed on this machine`);
    const server = await startFaultServer("none");
    cleanups.push(server.close);
    const outer = await openInside(multiplexer, server.baseUrl);
    await outer.waitFor("❯ Ask for a reset mail");
    outer.press("k");
    await outer.waitFor("Reset the password of the user of the key?");
    outer.press("y");
    await outer.waitFor("The password was reset");
    outer.press("c");
    await outer.waitFor(shown);
    await outer.waitFor(() => outer.clipboard() === faultServerPassword);
    outer.press("q");
    await outer.exited;
    expect(outer.output()).not.toContain(faultServerPassword);
  });
});
