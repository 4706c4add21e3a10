import { join } from "node:path";
import { build } from "esbuild";

export type Bundle = {
  readonly code: string;
  /** Where the client was loaded from. */
  readonly client: string;
};

/** Bundles an entry with the built client, for a runtime that takes one file. */
export async function bundle(entry: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(import.meta.dirname, "../entries", entry)],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2024",
  });
  const client = Object.keys(metafile.inputs).find((input) => /password-reset\/.*create-client/.test(input));
  return { code: outputFiles[0]?.text ?? "", client: client ?? "" };
}
