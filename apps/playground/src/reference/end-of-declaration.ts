const skipped = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/y;

/** Where the declaration ends that starts at `start`: behind its semicolon outside of all brackets. */
export function endOfDeclaration(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    skipped.lastIndex = at;
    const skip = skipped.exec(text);
    if (skip !== null) {
      at += skip[0].length;
      continue;
    }
    const character = text[at];
    at += 1;
    if (character === ";" && depth === 0) {
      return at;
    }
    if (character !== undefined && "([{".includes(character)) {
      depth += 1;
    } else if (character !== undefined && ")]}".includes(character)) {
      depth -= 1;
    }
  }
  return at;
}
