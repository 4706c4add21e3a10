import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { licencesOf } from "./licences.ts";
import { bundledBin, packageFolder } from "./package-folder.ts";

/**
 * Bundles the app with everything that it needs, so that nothing has to be installed beside it. The start of
 * the program is one file: `--version` and `--help` load nothing else. The commands stand apart, and what only
 * the app needs (React, Ink) and what only the built-in server needs in chunks of their own, so that a plain
 * command loads neither.
 */
export async function bundle(): Promise<void> {
  await rm(dirname(bundledBin), { recursive: true, force: true });
  const parts = await Promise.all([
    build({ ...common, entryPoints: ["src/bin.ts"], plugins: [withoutSlowModules, commandsApart] }),
    build({
      ...common,
      entryPoints: ["src/actions.ts"],
      splitting: true,
      chunkNames: "chunks/[name]-[hash]",
      plugins: [withoutDebugger, withoutFetchedLayout],
      banner: {
        js: 'import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url);',
      },
    }),
  ]);
  const inputs = parts.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  await writeFile(join(packageFolder, "dist", "THIRD-PARTY-LICENSES.txt"), await thirdParty(inputs));
}

const common = {
  absWorkingDir: packageFolder,
  outdir: "dist",
  bundle: true,
  // A crash shows where it arose; without names that would be noise, and esbuild's way to keep them takes time.
  minifySyntax: true,
  minifyWhitespace: true,
  platform: "node",
  format: "esm",
  target: "node24",
  conditions: ["@metal/source"],
  define: { "process.env.NODE_ENV": '"production"', "process.env.DEV": '"false"' },
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

async function thirdParty(inputs: readonly string[]): Promise<string> {
  return licencesOf(inputs, {
    folder: packageFolder,
    readText: async (path) => readFile(path, "utf8"),
  });
}

/** The start of the program leaves the commands where the other part of the bundle puts them. */
const commandsApart: Plugin = {
  name: "commands-apart",
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/actions\.ts$/ }, () => ({ path: "./actions.js", external: true }));
  },
};

/**
 * What the parser gets for the built-in modules that it asks for. As ES modules they take Node longer to load than
 * all of the parser: `node:process` opens stdin on the way, `node:child_process` is for commands that are programs
 * of their own, which here none is.
 */
const quickModules: Readonly<Record<string, string>> = {
  "node:child_process": "export default undefined;",
  "node:events": 'export const { EventEmitter } = process.getBuiltinModule("node:events");',
  "node:fs": 'export default process.getBuiltinModule("node:fs");',
  "node:path": 'export default process.getBuiltinModule("node:path");',
  "node:process": "export default globalThis.process;",
  "node:util":
    'export const stripVTControlCharacters = (text) => process.getBuiltinModule("node:util").stripVTControlCharacters(text);',
};

const withoutSlowModules: Plugin = {
  name: "without-slow-modules",
  setup(bundler) {
    const namespace = "quick";
    bundler.onResolve({ filter: /^node:/ }, ({ path, importer }) =>
      path in quickModules && /[\\/]commander[\\/]/.test(importer) ? { path, namespace } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: quickModules[path] ?? "" }));
  },
};

/**
 * Ink's layout engine has its code in itself, and would all the same take it through `fetch`, which Node needs longer
 * to load than all of Ink. Without `fetch` it reads it directly.
 */
const withoutFetchedLayout: Plugin = {
  name: "without-fetched-layout",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]yoga-wasm-base64-esm\.js$/ }, async ({ path }) => {
      const code = await readFile(path, "utf8");
      return { contents: code.replaceAll("typeof fetch", "typeof undefined") };
    });
  },
};

/** Ink connects to a debugger of React where it is told to, which here is never. */
const withoutDebugger: Plugin = {
  name: "without-debugger",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]ink[\\/]build[\\/]devtools\.js$/ }, () => ({ contents: "" }));
  },
};
