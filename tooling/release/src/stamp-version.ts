/**
 * Puts the version into the client's source, which cannot read its manifest: it runs in browsers too.
 *
 * @throws Error where the text names no version.
 * @example
 * stampVersion('export const packageUserAgent = "metal-password-reset/0.0.0";', "1.2.3");
 */
export function stampVersion(text: string, version: string): string {
  const named = /(?<=")metal-password-reset\/[^"]+(?=")/;
  if (!named.test(text)) {
    throw new Error("The client's source names no version any more: change where it is stamped.");
  }
  return text.replace(named, `metal-password-reset/${version}`);
}
