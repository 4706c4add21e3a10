/** The longest wait that is told, in ms, so that any number of digits is one that can be counted. */
const maxWait = 2 ** 53 - 1;

/**
 * What `Retry-After` asks for, in ms from now; `undefined` where it is missing or cannot be read. A date
 * is measured against the reply's own `Date`, so that a clock that is wrong here does no harm.
 */
export function readRetryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const value = headers.get("retry-after") ?? "";
  const wait = /^\d+$/.test(value)
    ? Number(value) * 1000
    : readDate(value) - (readDate(headers.get("date") ?? "") || now);
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), maxWait);
}

/** The only date form that a sender may use (RFC 9110, IMF-fixdate); `NaN` for any other. */
function readDate(value: string): number {
  return Date.parse(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(value) ? value : "");
}
