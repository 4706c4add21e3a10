import type { Readable, Writable } from "node:stream";

/** What the commands read and write. */
export type Io = {
  readonly stdin: Readable;
  /** Results, and secrets that are shown once. */
  readonly stdout: Writable;
  /** Everything else. */
  readonly stderr: Writable;
  /** Aborts when the process is asked to stop. */
  readonly signal: AbortSignal;
};

/** The command cannot be carried out as it was given. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The command has said itself what failed. */
export class FailedError extends Error {
  override readonly name = "FailedError";
}

/** Writes a result. */
export function print(io: Io, line: string): void {
  io.stdout.write(`${line}\n`);
}

/** Writes a remark. */
export function remark(io: Io, line: string): void {
  io.stderr.write(`${line}\n`);
}
