/** What the program takes from the process that it runs in. */
export type Platform = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly os: NodeJS.Platform;
  readonly stdin: typeof process.stdin;
  readonly stdout: typeof process.stdout;
  readonly stderr: typeof process.stderr;
  readonly clock: () => number;
};

/** Whether a person sits at both ends, on a terminal that can draw. */
export function isInteractive({ stdin, stdout, env }: Platform): boolean {
  return stdin.isTTY && stdout.isTTY && env["TERM"] !== "dumb";
}
