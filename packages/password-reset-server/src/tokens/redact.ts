const TOKENS = /mk_(user|project|reset)_[A-Za-z0-9_-]{8,}/g;
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]+/g;
const CREDENTIALS = /:\/\/[^/@\s]*@/g;
const MOST = 300;

/** A foreign message made fit to be kept and shown: no token of ours, no user and password of a URL, no control characters, bounded. */
export function redact(message: string): string {
  const clean = message
    .replaceAll(TOKENS, "mk_$1_…")
    .replaceAll(CREDENTIALS, "://…@")
    .replaceAll(CONTROLS, " ")
    .trim();
  return clean.length > MOST ? `${clean.slice(0, MOST)}…` : clean;
}
