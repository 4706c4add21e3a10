import { spawn } from "@lydell/node-pty";
import headless from "@xterm/headless";
import { bundledBin } from "../../scripts/package-folder.ts";

/** A program on a real pseudoterminal, seen through a terminal emulator. */
export type TerminalSession = {
  /** The screen as text, without trailing space. */
  readonly screen: () => string;
  /** Everything that can be scrolled to on the primary screen. */
  readonly scrollback: () => string;
  /** Every byte that the program has written. */
  readonly output: () => string;
  /** What was copied by OSC 52. */
  readonly clipboard: () => string | undefined;
  readonly isAlternate: () => boolean;
  readonly isCursorShown: () => boolean;
  readonly terminal: headless.Terminal;
  readonly press: (keys: string) => void;
  readonly paste: (text: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly kill: (signal: string) => void;
  readonly pid: number;
  /** Closes the terminal, as a window is closed. */
  readonly hangUp: () => void;
  /** Resolves when the screen shows it, or it is so; rejects if the program ends before that. */
  readonly waitFor: (expected: string | RegExp | (() => boolean)) => Promise<string>;
  readonly exited: Promise<number>;
};

export type SessionOptions = {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  readonly rows?: number;
  /** Run before the program, in the same Node process. */
  readonly preload?: string;
};

/** Keys as a terminal sends them. */
export const keys = {
  enter: "\r",
  escape: "\u001B",
  tab: "\t",
  up: "\u001B[A",
  down: "\u001B[B",
  left: "\u001B[D",
  home: "\u001B[H",
  end: "\u001B[F",
  backspace: "\u007F",
  ctrlC: "\u0003",
  ctrlP: "\u0010",
  ctrlZ: "\u001A",
  ctrlU: "\u0015",
} as const;

/** Starts the bundled app on a terminal; nothing of this process's environment but what Node needs goes with it. */
export function openTerminal(options: SessionOptions = {}): TerminalSession {
  const { args = [], env = {}, columns = 100, rows = 30, preload } = options;
  const before = preload === undefined ? [] : ["--import", preload];
  return runOnTerminal(process.execPath, [...before, bundledBin, ...args], { env, columns, rows });
}

/** Starts any program on a terminal. */
export function runOnTerminal(
  file: string,
  args: readonly string[],
  options: {
    readonly env: Readonly<Record<string, string>>;
    readonly columns: number;
    readonly rows: number;
  },
): TerminalSession {
  const { columns, rows, env } = options;
  const terminal = new headless.Terminal({ cols: columns, rows, scrollback: 1000, allowProposedApi: true });
  const pty = spawn(file, [...args], {
    // It becomes TERM, whatever stands in the environment.
    name: env["TERM"] ?? "xterm-256color",
    cols: columns,
    rows,
    env: { PATH: process.env["PATH"], HOME: "/nonexistent", LANG: "C.UTF-8", ...env },
  });
  let output = "";
  let clipboard: string | undefined;
  let ended = false;
  const changes = new Set<() => void>();
  const changed = (): void => changes.forEach((listener) => listener());
  terminal.parser.registerOscHandler(52, (data) => {
    clipboard = Buffer.from(data.slice(data.indexOf(";") + 1), "base64").toString("utf8");
    return true;
  });
  pty.onData((data) => {
    output += data;
    terminal.write(data, changed);
  });
  const exited = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      ended = true;
      // What was written last is parsed before anybody looks at the screen.
      terminal.write("", () => {
        resolve(signal === undefined || signal === 0 ? exitCode : 128 + signal);
        changed();
      });
    });
  });
  const screen = (): string =>
    textOf(terminal.buffer.active, terminal.buffer.active.viewportY, terminal.rows);
  return {
    screen,
    scrollback: () => textOf(terminal.buffer.normal, 0, terminal.buffer.normal.length),
    output: () => output,
    clipboard: () => clipboard,
    isAlternate: () => terminal.buffer.active.type === "alternate",
    isCursorShown: () => output.lastIndexOf("\u001B[?25h") > output.lastIndexOf("\u001B[?25l"),
    terminal,
    press: (text) => pty.write(text),
    paste: (text) => pty.write(`\u001B[200~${text}\u001B[201~`),
    resize(newColumns, newRows) {
      terminal.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    kill: (signal) => pty.kill(signal),
    pid: pty.pid,
    // Closing the master is what closing the window does.
    hangUp: () => (pty as unknown as { readonly destroy: () => void }).destroy(),
    exited,
    async waitFor(expected) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          // A frame is looked at when it is whole, as a terminal shows it (synchronized output).
          if (terminal.modes.synchronizedOutputMode && !ended) return;
          const now = screen();
          const isThere = matches(now, expected);
          if (!isThere && !ended) return;
          changes.delete(look);
          if (isThere) resolve(now);
          else reject(new Error(`the program ended before the screen showed ${String(expected)}:\n${now}`));
        };
        changes.add(look);
        look();
      });
    },
  };
}

function matches(screen: string, expected: string | RegExp | (() => boolean)): boolean {
  if (typeof expected === "string") return screen.includes(expected);
  return typeof expected === "function" ? expected() : expected.test(screen);
}

function textOf(buffer: headless.IBuffer, from: number, count: number): string {
  return Array.from({ length: count }, (_, row) => buffer.getLine(from + row)?.translateToString(true) ?? "")
    .join("\n")
    .trimEnd();
}
