import { createReadStream } from "node:fs";
import { open, unlink, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { UsageError } from "../cli/usage-error.ts";

/** A list of addresses that can be read from its start as often as it is needed. */
export type Source = {
  /** As messages name it. */
  readonly name: string;
  readonly read: () => Readable;
  readonly close: () => Promise<void>;
};

/**
 * Opens a file, or takes in all of stdin for `-`.
 *
 * @throws UsageError where the file cannot be read.
 */
export async function openSource(file: string, stdin: Readable): Promise<Source> {
  if (file === "-") return sourceOf(await spool(stdin), "stdin");
  const handle = await open(file, "r").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `--file cannot be read (${error.code ?? "unknown reason"}): ${file}\nNothing was sent. Name a file that you may read, or - for stdin.`,
    );
  });
  return sourceOf(handle, file);
}

function sourceOf(handle: FileHandle, name: string): Source {
  return {
    name,
    // The file that was opened stays the one that is read, whatever its name comes to mean.
    read: () => createReadStream(name, { fd: handle.fd, start: 0, autoClose: false }),
    close: async () => handle.close(),
  };
}

/** A file that has no name any more: only this process can read it, and it ends with the process. */
async function spool(stdin: Readable): Promise<FileHandle> {
  const path = join(tmpdir(), `metal-password-reset-${crypto.randomUUID()}`);
  const handle = await open(path, "wx+", 0o600);
  await unlink(path);
  await handle.writeFile(stdin);
  return handle;
}
