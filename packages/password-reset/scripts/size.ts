import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { bundleOptions } from "./bundle-options.ts";

/**
 * Prints what the client weighs in an app, minified, and what each module has a part in that: its bytes,
 * and by how much the compressed bundle shrinks when they are cut out. The latter do not add up to the
 * whole, since what two modules have in common is paid for once.
 */
const entry = `export { createPasswordResetClient, isPasswordResetError } from "./src/index.ts";`;

const ours = await bundle(["ky"]);
const withKy = await bundle([]);
const whole = compressed(ours.code);
print("module", "minified", "brotli");
for (const { path, from, to } of ours.modules.toSorted((a, b) => b.to - b.from - (a.to - a.from))) {
  const rest = Buffer.concat([ours.code.subarray(0, from), ours.code.subarray(to)]);
  print(path, to - from, whole - compressed(rest));
}
print("ours", ours.code.length, whole);
print("ours and ky", withKy.code.length, compressed(withKy.code));

async function bundle(external: string[]) {
  const { outputFiles, metafile } = await build({
    ...bundleOptions,
    external,
    stdin: { contents: entry, resolveDir: process.cwd(), loader: "ts" },
    minify: true,
    metafile: true,
    write: false,
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []);
  const inputs = Object.values(metafile.outputs)[0]?.inputs ?? {};
  let to = 0;
  // esbuild tells the modules in the order in which it writes them, one behind the other.
  const modules = Object.entries(inputs).map(([path, { bytesInOutput }]) => {
    const from = to;
    to += bytesInOutput;
    return { path, from, to };
  });
  return { code, modules: modules.filter((module) => module.to > module.from) };
}

function compressed(code: Uint8Array): number {
  return brotliCompressSync(code).length;
}

function print(name: string, ...figures: readonly (number | string)[]): void {
  process.stdout.write(`${name.padEnd(40)}${figures.map((figure) => String(figure).padStart(9)).join("")}\n`);
}
