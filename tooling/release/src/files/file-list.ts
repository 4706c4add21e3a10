/** Parts of a compiled module, in the order in which they are named. */
const compiledParts = ["d.ts", "d.ts.map", "js", "js.map"];

/** What must never reach a user: tests and what only tests use. */
const testFile = /\.test(?:-d)?\.|(?:^|\/)(?:testing|test|tests|rules|__snapshots__)\//;

/**
 * The files of a package, as its list is kept: sorted, a compiled module in one line, and without the
 * hashes that a bundler puts into names.
 *
 * @example
 * fileList(["dist/a.js", "dist/a.d.ts", "dist/chunks/app-7GX2K1QZ.js"]);
 * // ["dist/a.{d.ts,js}", "dist/chunks/app-*.js"]
 */
export function fileList(paths: Iterable<string>): readonly string[] {
  const modules = new Map<string, string[]>();
  const others = new Set<string>();
  for (const path of paths) {
    const [, stem, part] = /^(dist\/.+?)\.(d\.ts|d\.ts\.map|js|js\.map)$/.exec(withoutHash(path)) ?? [];
    if (stem === undefined || part === undefined) {
      others.add(path);
    } else {
      modules.set(stem, [...(modules.get(stem) ?? []), part]);
    }
  }
  const lines = [...modules].map(([stem, parts]) => `${stem}.${joinParts(parts)}`);
  return [...others, ...lines].toSorted();
}

/** Tests, and what only tests use, among these files. */
export function testFiles(paths: Iterable<string>): readonly string[] {
  return [...paths].filter((path) => testFile.test(path));
}

export type FileListDifference = {
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
};

/** What a list has too little and too much. */
export function compareFileLists(actual: readonly string[], expected: readonly string[]): FileListDifference {
  return {
    missing: expected.filter((line) => !actual.includes(line)),
    unexpected: actual.filter((line) => !expected.includes(line)),
  };
}

function withoutHash(path: string): string {
  return path.replace(/(?<=\/chunk-|\/chunks\/.+-)[A-Z0-9]{8}(?=\.js)/, "*");
}

function joinParts(parts: readonly string[]): string {
  const present = compiledParts.filter((part) => parts.includes(part));
  return present.length === 1 ? present.join("") : `{${present.join(",")}}`;
}
