/** The first line of a journal: what it belongs to. */
export type JournalHeader = {
  readonly journal: "metal-password-reset request";
  readonly version: 1;
  readonly server: string;
};

/**
 * A line of a journal. `sending` stands there before the call is made; what became of it follows. A
 * `sending` that nothing follows is a call that was under way when the run was ended.
 */
export type JournalEntry = {
  readonly state: "sending" | "asked" | "rejected" | "unknown" | "not_applied";
  readonly email: string;
  /** The line of the list. */
  readonly line: number;
  /** ISO 8601. */
  readonly at: string;
  readonly code?: string | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
};

const states: ReadonlySet<unknown> = new Set(["sending", "asked", "rejected", "unknown", "not_applied"]);

/** Reads a header; `undefined` where it is none. */
export function parseHeader(line: string): JournalHeader | undefined {
  const header = parseObject<JournalHeader>(line);
  const isOurs = header?.journal === "metal-password-reset request" && header.version === 1;
  return isOurs && typeof header.server === "string" ? (header as JournalHeader) : undefined;
}

/** Reads an entry; `undefined` where it is none. */
export function parseEntry(line: string): JournalEntry | undefined {
  const entry = parseObject<JournalEntry>(line);
  return typeof entry?.email === "string" && states.has(entry.state) ? (entry as JournalEntry) : undefined;
}

/** What may be such an object, and has to be looked at. */
function parseObject<Shape extends object>(line: string): Partial<Shape> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
