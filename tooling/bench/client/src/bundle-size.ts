import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { contenderFile } from "./contenders/index.ts";

/** What an app ships for both operations with a client, in bytes, minified and compressed with brotli; `external` packages left out. */
export async function measureBundle(
  name: string,
  options: { readonly external?: readonly string[] } = {},
): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "contenders", contenderFile(name))],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2024",
    external: [...(options.external ?? [])],
  });
  const [output] = outputFiles;
  if (output === undefined) {
    throw new Error(`The bundle of ${name} is empty.`);
  }
  return brotliCompressSync(output.contents).byteLength;
}
