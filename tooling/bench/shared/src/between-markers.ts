const start = "<!-- bench:start -->";
const end = "<!-- bench:end -->";

/** A text with new content between its markers; `undefined` where it has no markers. */
export function replaceBetweenMarkers(text: string, content: string): string | undefined {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from === -1 || to === -1) {
    return undefined;
  }
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
