/**
 * Replaces a marker in a page.
 *
 * @throws {Error} where the page has none.
 */
export function put(page: string, marker: string, replacement: string): string {
  if (!page.includes(marker)) {
    throw new Error(`The page has no ${marker} to put its text in.`);
  }
  return page.replace(marker, () => replacement);
}
