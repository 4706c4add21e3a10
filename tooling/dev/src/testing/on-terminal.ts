import { spawn } from "@lydell/node-pty";
import { withThisNode } from "./with-this-node.ts";

export type OnTerminal = {
  /** All that was written since the start. */
  readonly output: () => string;
  readonly press: (keys: string) => void;
  readonly kill: () => void;
  /** The exit code, once it has ended. */
  readonly exitCode: () => number | undefined;
};

export type OnTerminalOptions = {
  readonly folder: string;
};

/** Runs a command of a package script on a terminal of its own. */
export function onTerminal(command: string, { folder }: OnTerminalOptions): OnTerminal {
  const { CI: _, ...environment } = process.env;
  const pty = spawn("/bin/sh", ["-c", `exec ${command}`], {
    name: "xterm-256color",
    cols: 100,
    rows: 30,
    cwd: folder,
    env: { ...withThisNode(environment), LC_ALL: "C.UTF-8", TERM: "xterm-256color" },
  });
  let written = "";
  let code: number | undefined;
  pty.onData((data) => (written += data));
  pty.onExit(({ exitCode }) => (code = exitCode));
  return {
    output: () => written,
    press: (keys) => pty.write(keys),
    kill() {
      if (code === undefined) pty.kill("SIGTERM");
    },
    exitCode: () => code,
  };
}
