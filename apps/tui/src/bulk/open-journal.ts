import { constants, open, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "../cli/usage-error.ts";
import type { AddressState, AddressTable } from "./address-table.ts";
import { parseEntry, parseHeader, type JournalEntry, type JournalHeader } from "./journal-entry.ts";
import { createJournal, type Journal } from "./journal.ts";
import { lockFile, type Lock } from "./lock.ts";

type Options = {
  readonly path: string;
  readonly server: string;
  readonly resume: boolean;
  /** Is told what the journal knows of each address. */
  readonly table: AddressTable;
};

const existing = constants.O_RDWR | constants.O_APPEND;
const fresh = existing | constants.O_CREAT | constants.O_EXCL;

/**
 * Opens a journal: a new one, which must not be there yet, or the one to go on with. It is this process's
 * alone as long as it is open.
 *
 * @throws UsageError where that cannot be.
 */
export async function openJournal(options: Options): Promise<Journal> {
  const { path, resume } = options;
  const file = await open(path, resume ? existing : fresh, 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(whyNotOpened(error, options));
  });
  let lock: Lock | undefined;
  try {
    lock = lockFile(path);
    if (lock === undefined)
      throw new UsageError(`${inUse}: ${path}\nNothing was sent. Wait until it has ended.`);
    await (resume ? goOn(file, options) : begin(file, options));
  } catch (error) {
    lock?.release();
    await file.close();
    throw error;
  }
  const journal = createJournal(file);
  return {
    ...journal,
    async close() {
      await journal.close();
      lock.release();
    },
  };
}

async function begin(file: FileHandle, { path, server }: Options): Promise<void> {
  const header: JournalHeader = { journal: "metal-password-reset request", version: 1, server };
  await file.appendFile(`${JSON.stringify(header)}\n`);
  await file.sync();
  // So that the file's name outlives a power cut too; not every system lets a folder be synced.
  const folder = await open(dirname(path), "r").catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function goOn(file: FileHandle, { path, server, table }: Options): Promise<void> {
  await cutTornLine(file);
  const lines = file.readLines({ start: 0, autoClose: false, encoding: "utf8" });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (number === 1) {
      checkHeader(parseHeader(line), { path, server });
      continue;
    }
    const entry = parseEntry(line);
    if (entry === undefined)
      throw new UsageError(`${notAJournal} (line ${number}): ${path}\nNothing was sent. ${nameAnother}`);
    table.set(entry.email, known[entry.state]);
  }
  if (number === 0) throw new UsageError(`${notAJournal}: ${path}\nNothing was sent. ${nameAnother}`);
}

/** A call that was under way when the run was ended may have been carried out. */
const known: Record<JournalEntry["state"], AddressState> = {
  sending: "unknown",
  asked: "asked",
  rejected: "pending",
  unknown: "unknown",
  not_applied: "pending",
};

function checkHeader(header: JournalHeader | undefined, expected: { path: string; server: string }): void {
  const { path, server } = expected;
  if (header === undefined) throw new UsageError(`${notAJournal}: ${path}\nNothing was sent. ${nameAnother}`);
  if (header.server === server) return;
  throw new UsageError(
    `this journal belongs to another server, ${header.server}: ${path}\nNothing was sent. Give that --base-url, or another --journal.`,
  );
}

/** A line that the last run did not get to its end is dropped: what it was about to do was not begun. */
async function cutTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, Math.max(0, size - 4096));
  const end = Math.max(0, size - 4096) + buffer.subarray(0, bytesRead).lastIndexOf("\n") + 1;
  if (end < size) await file.truncate(end);
}

const inUse = "another run is using this journal";
const notAJournal = "this is not a journal that can be gone on with";
const nameAnother = "Name another by --journal.";

function whyNotOpened({ code = "unknown reason" }: NodeJS.ErrnoException, { path, resume }: Options): string {
  if (resume && code === "ENOENT") {
    return `there is no journal to go on with: ${path}\nNothing was sent. Name the right one by --journal, or leave out --resume to begin.`;
  }
  if (code === "EEXIST") {
    return `there is a journal of an earlier run: ${path}\nNothing was sent. Go on with it by --resume, or name another by --journal.`;
  }
  return `the journal cannot be opened (${code}): ${path}\nNothing was sent. Name a file that you may write by --journal.`;
}
