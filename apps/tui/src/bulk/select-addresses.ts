import { RunError } from "../cli/run-error.ts";
import type { AddressTable } from "./address-table.ts";
import type { Counts } from "./counts.ts";
import type { Entry } from "./read-addresses.ts";

/** An address that is to be asked for. */
export type Address = { readonly email: string; readonly line: number };

/**
 * Leaves out what stands in the list twice, what an earlier run has asked for, and, unless it shall be
 * repeated, what nobody can know about. Counts each.
 */
export async function* selectAddresses(
  entries: AsyncIterable<Entry>,
  options: { readonly table: AddressTable; readonly counts: Counts; readonly repeatUnknown: boolean },
): AsyncGenerator<Address> {
  const { table, counts, repeatUnknown } = options;
  for await (const entry of entries) {
    if (entry.type === "problem") {
      // It was checked before: the file was written to in between.
      throw new RunError(
        `line ${entry.line} of the list has changed while it was read, so the run was ended. Correct the list, and go on with --resume.`,
      );
    }
    const { email, line } = entry;
    const state = table.get(email);
    table.set(email, "seen");
    if (state === "seen") {
      counts.duplicates += 1;
    } else if (state === "asked") {
      counts.askedBefore += 1;
    } else if (state === "unknown" && !repeatUnknown) {
      counts.unknownBefore += 1;
    } else {
      yield { email, line };
    }
  }
}
