import { chmod, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { isInstalled } from "../testing/is-installed.ts";
import { runProgram } from "../testing/run-program.ts";
import { keys, runOnTerminal, type TerminalSession } from "../testing/terminal-session.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

type Shell = {
  readonly name: "bash" | "zsh" | "fish";
  /** Where the script goes below the home folder, as the help says. */
  readonly script: string;
  readonly args: readonly string[];
  /** Written into a file below the home folder before the shell starts. */
  readonly settings: readonly [file: string, content: string];
};

const shells: readonly Shell[] = [
  {
    name: "bash",
    script: "completion.sh",
    args: ["--noprofile", "-i"],
    settings: [".bashrc", "PS1='ready> '\nsource ~/completion.sh\n"],
  },
  {
    name: "zsh",
    script: ".zfunc/_metal-password-reset",
    args: ["-i"],
    settings: [".zshrc", "PROMPT='ready> '\nfpath+=(~/.zfunc)\nautoload -Uz compinit\ncompinit -u -D\n"],
  },
  {
    name: "fish",
    script: ".config/fish/completions/metal-password-reset.fish",
    args: ["-i"],
    settings: [
      ".config/fish/config.fish",
      "set -g fish_greeting\nset -g fish_autosuggestion_enabled 0\nfunction fish_prompt; echo -n 'ready> '; end\n",
    ],
  },
];

/** An interactive shell with the script installed, in a folder with a file whose name has a space in it. */
async function openShell({ name, script, args, settings }: Shell): Promise<TerminalSession> {
  const { path: home, remove } = await temporaryFolder();
  const { stdout } = await runProgram(["completion", name]);
  const files = [
    [script, stdout],
    settings,
    ["my addresses.csv", ""],
    ["bin/metal-password-reset", ""],
  ] as const;
  for (const [file, content] of files) {
    await mkdir(dirname(join(home, file)), { recursive: true });
    await writeFile(join(home, file), content);
  }
  // fish completes only what is there to be run.
  await chmod(join(home, "bin", "metal-password-reset"), 0o755);
  const shell = runOnTerminal("/bin/sh", ["-c", 'cd "$HOME" && exec "$@"', "sh", name, ...args], {
    env: {
      PATH: `${join(home, "bin")}:${process.env["PATH"]}`,
      HOME: home,
      ZDOTDIR: home,
      XDG_CONFIG_HOME: join(home, ".config"),
      XDG_DATA_HOME: home,
    },
    columns: 120,
    rows: 40,
  });
  cleanups.push(async () => {
    shell.kill("SIGKILL");
    await shell.exited;
    await remove();
  });
  await shell.waitFor("ready>");
  return shell;
}

/** Types the start of a line and asks for what may follow, until it stands on the screen. */
async function complete(shell: TerminalSession, line: string, expected: string | RegExp): Promise<void> {
  shell.press(keys.ctrlU);
  shell.press(`metal-password-reset ${line}`);
  await shell.waitFor(`metal-password-reset ${line}`);
  shell.press(keys.tab);
  await shell.waitFor(expected);
}

describe.each(shells)("in a real $name", (shell) => {
  test("commands, options, values and files are offered", async ({ skip }) => {
    skip(!isInstalled(shell.name), `${shell.name} is not installed on this machine`);
    const session = await openShell(shell);
    await complete(session, "do", "metal-password-reset doctor");
    await complete(session, "request --repeat", "request --repeat-unknown");
    await complete(session, "request ada@example.com --jour", "request ada@example.com --journal");
    await complete(session, "config s", "config show");
    await complete(session, "reset -o y", "reset -o yaml");
    await complete(session, "request --file my", /--file my\\ addresses\.csv|--file 'my addresses\.csv/);
    await complete(session, "completion f", "completion fish");
    // Where several fit, bash shows them when it is asked again.
    await complete(session, "request --re", "request --re");
    session.press(keys.tab);
    await session.waitFor(/--retry[^]*--resume|--resume[^]*--retry/);
    expect(session.screen()).not.toMatch(/not found|bad|error/i);
  });
});
