import { readdir, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";

/** Most kB, compressed with brotli, that a reader loads before doing anything. */
const limit = 200;
const compress = promisify(brotliCompress);
const root = new URL("../dist/", import.meta.url);

const files = await readdir(root, { recursive: true, withFileTypes: true });
const sizes = await Promise.all(
  files
    .filter((file) => file.isFile())
    .map(async ({ parentPath, name }) => ({
      name,
      size: (await compress(await readFile(`${parentPath}/${name}`))).length / 1000,
    })),
);
const onRun = sizes.filter(({ name }) => name.startsWith("sandbox-"));
const onLoad = sizes.filter((size) => !onRun.includes(size));
const firstLoad = sum(onLoad);

for (const { name, size } of onLoad.toSorted((a, b) => b.size - a.size)) {
  print(`${size.toFixed(1).padStart(7)} kB  ${name}`);
}
print(`${firstLoad.toFixed(1).padStart(7)} kB  first load, of ${limit} kB (brotli)`);
print(`${sum(onRun).toFixed(1).padStart(7)} kB  more with the first run`);

if (firstLoad > limit) {
  process.exitCode = 1;
}

function sum(some: typeof sizes): number {
  return some.reduce((total, { size }) => total + size, 0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
