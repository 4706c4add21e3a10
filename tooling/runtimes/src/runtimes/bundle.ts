import { build } from "esbuild";

export type Bundle = {
  readonly code: string;
  /** Where the client was loaded from. */
  readonly client: string;
};

/** Bundles a file with the built client, for a runtime that takes one file. */
export async function bundle(file: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2024",
  });
  const client = Object.keys(metafile.inputs).find((input) =>
    /password-reset\/(?:dist|src)\/index\./.test(input),
  );
  return { code: outputFiles[0]?.text ?? "", client: client ?? "" };
}
