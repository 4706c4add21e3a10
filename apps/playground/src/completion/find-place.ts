/** What kind of name belongs where the cursor is. */
export type Place =
  | { readonly kind: "member"; readonly object: string }
  | { readonly kind: "import" }
  | { readonly kind: "options"; readonly callee: string };

/** Tells what belongs behind this code; `undefined` where this page has nothing to offer. */
export function findPlace(before: string): Place | undefined {
  const [, object] = /\b([a-zA-Z_]\w*)\??\.$/.exec(before) ?? [];
  if (object !== undefined) {
    return { kind: "member", object };
  }
  if (/(?:^|\n)import\s*\{[^}]*$/.test(before)) {
    return { kind: "import" };
  }
  const callee = findCallee(before);
  return callee === undefined ? undefined : { kind: "options", callee };
}

/** What is called with the object literal whose key belongs here. */
function findCallee(before: string): string | undefined {
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const character = before[at] ?? "";
    if (")]}".includes(character)) {
      depth += 1;
    } else if ("([{".includes(character)) {
      if (depth === 0) {
        return character === "{" && /(?:\{|,)\s*$/.test(before)
          ? /(\w+)\(\s*$/.exec(before.slice(0, at))?.[1]
          : undefined;
      }
      depth -= 1;
    }
  }
  return undefined;
}
