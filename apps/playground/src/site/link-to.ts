/** Where a page is, from any other. */
export function linkTo(file: string, id?: string): string {
  return `./${file === "index.html" ? "" : file}${id === undefined ? "" : `#${id}`}`;
}
