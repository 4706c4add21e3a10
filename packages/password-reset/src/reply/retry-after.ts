/** The only date form that a sender may use (RFC 9110, IMF-fixdate). */
const fixdate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * What `Retry-After` asks for, in ms from now; `undefined` where it is missing or cannot be read. A date
 * is measured against the reply's own `Date`, so that a clock that is wrong here does no harm.
 */
export function readRetryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(value)) {
    return Math.min(Number(value) * 1000, Number.MAX_SAFE_INTEGER);
  }
  const at = readDate(value);
  return at === undefined ? undefined : Math.max(at - (readDate(headers.get("date") ?? "") ?? now), 0);
}

function readDate(value: string): number | undefined {
  const date = fixdate.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : date;
}
