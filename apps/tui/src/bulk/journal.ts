import type { FileHandle } from "node:fs/promises";
import { RunError } from "../cli/run-error.ts";
import type { JournalEntry } from "./journal-entry.ts";

/** Where it is noted what is done, line by line, so that a run can be gone on with. */
export type Journal = {
  /** Notes something; resolves when it would outlive a power cut. */
  readonly note: (entry: JournalEntry) => Promise<void>;
  /** Writes down what is left, and closes the file. */
  readonly close: () => Promise<void>;
};

/** Writes to an open file. Entries that come in while the disk works go out together, with one fsync. */
export function createJournal(file: FileHandle): Journal {
  let lines: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  const writeDown = async (): Promise<void> => {
    next = undefined;
    const text = lines.join("");
    lines = [];
    if (text === "") return;
    try {
      await file.appendFile(text);
      await file.datasync();
    } catch (error) {
      throw new RunError(cannotWrite((error as NodeJS.ErrnoException).code));
    }
  };
  /** One write at a time; whoever comes during it shares the next. Once one has failed, all fail. */
  const flush = async (): Promise<void> => {
    next ??= writing = writing.then(writeDown);
    return next;
  };
  return {
    async note(entry) {
      lines.push(`${JSON.stringify(entry)}\n`);
      return flush();
    },
    async close() {
      try {
        await flush();
      } finally {
        await file.close();
      }
    },
  };
}

function cannotWrite(code = "unknown reason"): string {
  return `the journal cannot be written (${code}), so the run was ended: what was under way is in it, and counts as unknown.\nMake room for it, and go on with --resume.`;
}
