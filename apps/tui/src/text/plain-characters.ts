/**
 * Characters that are one cell wide, stand alone whatever stands beside them, and begin no emoji: ASCII, Western
 * letters, and the signs that the app itself draws with.
 */
const plain = String.raw`\u0020-\u007E\u00A1-\u00AC\u00AE-\u00FF\u2010-\u2027\u2190-\u2193\u21E5\u23CE\u2500-\u257F\u2714\u2716\u276F\u2800-\u28FF`;

const onlyPlain = new RegExp(`^[${plain}]*$`);
/** Controls stand alone as well, but for the two that make one line break. */
const onlyPlainOrControls = new RegExp(String.raw`^[\n\u001B${plain}]*$`);

/** Whether a text takes as many cells as it has UTF-16 units. */
export function isPlain(text: string): boolean {
  return onlyPlain.test(text);
}

/** Whether each UTF-16 unit of a text is a grapheme of its own. */
export function isEachItsOwn(text: string): boolean {
  return onlyPlainOrControls.test(text);
}
