/** A reset token of this project's server: its length is known, so that it is found where text is run together. */
const ours = /mk_reset_[\w-]{43}/g;
/** In more pieces than this, a token was not wrapped: it is a text. */
const mostPieces = 3;

/**
 * The token in what was pasted: the token itself, perhaps wrapped, or a whole mail with one in it. `undefined` where
 * there is none, or more than one.
 */
export function tokenIn(pasted: string): string | undefined {
  const found = new Set(pasted.match(ours));
  if (found.size > 0) return found.size === 1 ? [...found][0] : undefined;
  const pieces = pasted.trim().split(/\s+/);
  const token = pieces.join("");
  return token === "" || pieces.length > mostPieces ? undefined : token;
}
