/** The checkout that the page is built from. */
const repository = new URL("../../../../", import.meta.url);

/** Where a file of the repository is. Only while building. */
export function inRepository(path: string): URL {
  return new URL(path, repository);
}
