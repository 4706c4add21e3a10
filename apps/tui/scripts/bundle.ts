import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { licencesOf } from "./licences.ts";
import { bundledBin, packageFolder } from "./package-folder.ts";

/**
 * Bundles the app with everything that it needs, so that nothing has to be installed beside it. What only
 * the app needs (React, Ink) and what only the built-in server needs stand in chunks of their own, so
 * that a plain command loads neither.
 */
export async function bundle(): Promise<void> {
  await rm(dirname(bundledBin), { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: packageFolder,
    entryPoints: ["src/bin.ts"],
    outdir: "dist",
    bundle: true,
    splitting: true,
    minify: true,
    // A crash shows where it arose; without names that would be noise.
    keepNames: true,
    platform: "node",
    format: "esm",
    target: "node24",
    conditions: ["@metal/source"],
    chunkNames: "chunks/[name]-[hash]",
    define: { "process.env.NODE_ENV": '"production"', "process.env.DEV": '"false"' },
    plugins: [withoutDebugger],
    banner: {
      js: 'import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url);',
    },
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  await writeFile(join(packageFolder, "dist", "THIRD-PARTY-LICENSES.txt"), await thirdParty(metafile));
}

async function thirdParty({ inputs }: Metafile): Promise<string> {
  return licencesOf(Object.keys(inputs), {
    folder: packageFolder,
    readText: async (path) => readFile(path, "utf8"),
  });
}

/** Ink connects to a debugger of React where it is told to, which here is never. */
const withoutDebugger: Plugin = {
  name: "without-debugger",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]ink[\\/]build[\\/]devtools\.js$/ }, () => ({ contents: "" }));
  },
};
