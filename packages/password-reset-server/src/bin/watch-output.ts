import type { Io } from "./io.ts";

/**
 * Watches where results are written. Whoever reads them through a pipe may have seen enough, which is no failure. A disk
 * that is full is one: what was done is done, and the result of it may be gone.
 *
 * @param fail is told once, after the output has failed.
 */
export function watchOutput({ stdout, stderr }: Pick<Io, "stdout" | "stderr">, fail: () => void): void {
  stderr.on("error", () => {});
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    stderr.write(
      `error: Results could not be written (${error.code ?? error.name}). What the command changes is changed all the same. ` +
        "Look at the lists, and revoke a key that nobody has seen.\n",
    );
    fail();
  });
}
