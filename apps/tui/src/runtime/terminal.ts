import { writeSync } from "node:fs";
import type { ReadStream } from "node:tty";

/** Leaves the alternate screen, shows the cursor, ends bracketed paste. */
const giveBack = "\u001B[?2004l\u001B[?1049l\u001B[?25h";

/** Signals that end the app, with the exit code that a shell expects of each. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export type TerminalGuard = {
  /** The terminal was given back in order; nothing is left to do. */
  readonly release: () => void;
  /** Gives the terminal back now. */
  readonly restore: () => void;
};

/**
 * Sees to it that the terminal is given back whatever happens: on a signal and on an exception that
 * nobody caught `leave` is called; if the process ends without that, the terminal is restored on the way.
 */
export function guardTerminal(options: {
  readonly stdin: Pick<ReadStream, "setRawMode">;
  readonly stdout: typeof process.stdout;
  readonly leave: (code: number, error?: unknown) => void;
  /** Is called on SIGTSTP; without it the signal stops the process as it always does. */
  readonly suspend?: () => void;
}): TerminalGuard {
  const { stdin, stdout, leave, suspend } = options;
  const restore = (): void => {
    try {
      stdin.setRawMode(false);
      writeSync(stdout.fd, giveBack);
    } catch {
      // The terminal is gone: there is nothing to give back.
    }
  };
  const handlers = Object.entries(signals).map(([signal, code]) => [signal, () => leave(code)] as const);
  const crash = (error: unknown): void => leave(1, error);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  if (suspend !== undefined) process.on("SIGTSTP", suspend);
  process.on("exit", restore);
  process.on("uncaughtException", crash);
  // A terminal that has gone away fails the writes to it.
  stdout.on("error", crash);
  return {
    restore,
    release() {
      for (const [signal, handler] of handlers) process.off(signal, handler);
      if (suspend !== undefined) process.off("SIGTSTP", suspend);
      process.off("exit", restore);
      process.off("uncaughtException", crash);
      stdout.off("error", crash);
    },
  };
}
