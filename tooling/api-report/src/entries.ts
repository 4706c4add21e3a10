/** As much of a package's manifest as says what it offers to be imported. */
export type Manifest = {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
};

export type Entry = {
  /** As it is imported, such as `@metal/password-reset/contract`. */
  readonly specifier: string;
  /** Name of its report, without an extension. */
  readonly reportName: string;
  /** Its declarations, from the package's folder. */
  readonly types: string;
};

/**
 * Each way to import a package that has types: one report each.
 *
 * @example
 * entriesOf({ name: "@scope/name", exports: { "./node": { types: "./dist/node.d.ts" } } });
 * // [{ specifier: "@scope/name/node", reportName: "node", types: "./dist/node.d.ts" }]
 */
export function entriesOf(manifest: Manifest): readonly Entry[] {
  return Object.entries(manifest.exports ?? {}).flatMap(([path, target]): readonly Entry[] => {
    const types = typeof target === "string" ? undefined : target["types"];
    if (types === undefined) {
      return [];
    }
    const subpath = path.replace(/^\.\/?/, "");
    return [
      {
        specifier: subpath === "" ? manifest.name : `${manifest.name}/${subpath}`,
        reportName: subpath === "" ? "index" : subpath.replaceAll("/", "-"),
        types,
      },
    ];
  });
}
