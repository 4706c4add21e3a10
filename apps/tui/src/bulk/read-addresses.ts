import type { Readable } from "node:stream";
import { parse, type CsvError, type Info } from "csv-parse";
import { bareAddress, looksLikeAddress } from "../text/email.ts";

/** An address, or why a line holds none. Lines count from 1. */
export type Entry =
  | { readonly type: "address"; readonly email: string; readonly line: number }
  | { readonly type: "problem"; readonly line: number; readonly problem: string };

type Row = { readonly record: readonly string[]; readonly info: Info };

/** Longest line that can be one, in characters: a quote that is never closed must not take in the whole file. */
const longestRecord = 64 * 1024;
const header = /^"?e-?mail(?:[ _-]?address)?"?$/i;

/**
 * Reads a list of addresses: one a line, or CSV (comma, semicolon or tab) whose header names a column
 * `email`. A byte order mark, any line ends, and lines with nothing in them are passed over.
 */
export async function* readAddresses(text: Readable): AsyncGenerator<Entry> {
  const skipped: Entry[] = [];
  const parser = parse({
    bom: true,
    delimiter: [",", ";", "\t"],
    info: true,
    max_record_size: longestRecord,
    on_skip: (error) => void skipped.push(problemOf(error)),
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
  });
  text.on("error", (error) => parser.destroy(error)).pipe(parser);
  let column: number | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<Row>) {
      yield* skipped.splice(0);
      if (column === undefined) {
        const first = firstRow(record);
        column = first.column;
        if (first.isHeader) continue;
      }
      yield readRow(record, column, info.lines);
    }
    yield* skipped.splice(0);
  } catch (error) {
    yield* skipped.splice(0);
    if (!isCsvError(error)) throw error;
    yield problemOf(error);
  }
}

/** The column that the addresses stand in, by the first row. */
function firstRow(record: readonly string[]): { readonly column: number; readonly isHeader: boolean } {
  const named = record.findIndex((cell) => header.test(cell.trim()));
  if (named !== -1) return { column: named, isHeader: true };
  return {
    column: Math.max(
      0,
      record.findIndex((cell) => looksLikeAddress(bareAddress(cell))),
    ),
    isHeader: false,
  };
}

function readRow(record: readonly string[], column: number, line: number): Entry {
  const email = bareAddress(record[column] ?? "");
  if (looksLikeAddress(email)) return { type: "address", email, line };
  return {
    type: "problem",
    line,
    problem: email === "" ? "the address is missing" : "that is not one address",
  };
}

function problemOf(error: CsvError | undefined): Entry {
  const problem =
    error?.code === "CSV_QUOTE_NOT_CLOSED" || error?.code === "CSV_MAX_RECORD_SIZE"
      ? "a quote is opened before this line and not closed"
      : "it cannot be read as CSV";
  return { type: "problem", line: Number(error?.["lines"] ?? 0), problem };
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && "code" in error && String(error.code).startsWith("CSV_");
}
