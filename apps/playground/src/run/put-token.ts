const tokenLine = /^(\s*const token\s*=\s*)(["'`]).*?\2/m;

/**
 * Puts a mailed token where the code says `const token = "…"`; `undefined` where it does not say so
 * any more.
 */
export function putToken(code: string, token: string): string | undefined {
  return tokenLine.test(code)
    ? code.replace(tokenLine, (_line, before: string) => before + JSON.stringify(token))
    : undefined;
}
