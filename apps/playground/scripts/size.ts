import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";

/** Most kB, compressed with brotli, that a reader of any page loads before doing anything. */
const limit = 200;
const compress = promisify(brotliCompress);
const root = new URL("../dist/", import.meta.url);
const assets = await readdir(new URL("assets/", root));

/** What the first example of a page takes. */
const examples = ["hydrate", "create-editor"].map(assetCalled);

for (const page of (await readdir(root)).filter((name) => name.endsWith(".html"))) {
  const text = await readFile(new URL(page, root), "utf8");
  const named = Array.from(text.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g), ([, name = ""]) => name);
  // What is taken over at once is loaded by the page's script, and an editor where its example is in view. What is
  // taken over when somebody comes near is not there yet.
  const atOnce = /data-island="[^"]*"(?! data-lazy)/.test(text);
  const islands = atOnce ? examples : [];
  const firstLoad = await sizeOf(await withImports([page, ...named, ...islands]));
  print(firstLoad, page);
  if (firstLoad > limit) {
    process.exitCode = 1;
  }
}
print(
  await sizeOf(await withImports(examples)),
  "more with the first example that somebody comes near, where they wait for that",
);
print(await sizeOf(await addedBy("editing", examples)), "more with the first edit");
print(await sizeOf([assetCalled("sandbox")]), "more with the first run");
print(await sizeOf([assetCalled("open-search")]), "more with the first search");

function assetCalled(name: string): string {
  const file = assets.find((each) => each.startsWith(`${name}-`));
  if (file === undefined) {
    throw new Error(`The build has no ${name}.`);
  }
  return `assets/${file}`;
}

/** The files, and those that they cannot do without. */
async function withImports(files: readonly string[]): Promise<readonly string[]> {
  const all = new Set(files);
  for (const file of all) {
    if (file.endsWith(".js")) {
      const text = await readFile(new URL(file, root), "utf8");
      for (const [, name] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) {
        all.add(`assets/${name}`);
      }
    }
  }
  return [...all];
}

/** The files that an asset takes beside those that are there already. */
async function addedBy(name: string, loaded: readonly string[]): Promise<readonly string[]> {
  const there = new Set(await withImports(loaded));
  return (await withImports([assetCalled(name)])).filter((file) => !there.has(file));
}

/** In kB, compressed. */
async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = files.map(
    async (file) => (await compress(await readFile(new URL(file, root)))).length / 1000,
  );
  return (await Promise.all(sizes)).reduce((total, size) => total + size, 0);
}

function print(size: number, what: string): void {
  process.stdout.write(`${size.toFixed(1).padStart(7)} kB  ${what}\n`);
}
