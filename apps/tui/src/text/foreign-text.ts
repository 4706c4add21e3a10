/** Longest that a text of somebody else's is shown, in characters. */
const longest = 120;

/** A text that came over the network, fit for one line of a terminal: nothing in it acts there, and it has an end. */
export function foreignText(text: string): string {
  const shown = Array.from(text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").trim());
  return shown.length <= longest ? shown.join("") : `${shown.slice(0, longest - 1).join("")}…`;
}
