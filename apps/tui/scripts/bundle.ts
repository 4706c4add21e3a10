import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, parse } from "node:path";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { licencesOf } from "./licences.ts";
import { bundledBin, packageFolder } from "./package-folder.ts";
import { modulesOfNode, quickWidths, withoutFetchedLayout, withoutSlowModules } from "./quick-start.ts";

/** What not every command needs: each is a file of its own, which is loaded when it is asked for. */
const apart = [
  "src/runtime/run-app.tsx",
  "src/connection/built-in.ts",
  "src/connection/client.ts",
  "src/plain/request-file.ts",
  "src/text/yaml.ts",
] as const;

/**
 * Bundles the app with everything that it needs, so that nothing has to be installed beside it. The start of
 * the program is one file: `--version` and `--help` load nothing else. The commands are a second one, since each file
 * takes Node a while, however small; and what not every command needs (React and Ink, the built-in server, the client,
 * the parsers of lists and of YAML) stands apart, so that a plain command loads only its own.
 */
export async function bundle(): Promise<void> {
  await rm(dirname(bundledBin), { recursive: true, force: true });
  const quick: BuildOptions = {
    ...common,
    // Ink and what it wraps text with make theirs as they load.
    define: { ...common.define, "Intl.Segmenter": "QuickSegmenter" },
    inject: ["src/text/quick-segmenter.ts"],
  };
  const parts = await Promise.all([
    build({ ...common, entryPoints: ["src/bin.ts"], plugins: [withoutSlowModules, commandsApart] }),
    build({
      ...quick,
      entryPoints: ["src/actions.ts"],
      plugins: [partsApart, modulesOfNode, quickWidths],
      // On a line of its own, so that the package gate sees an ES module in what was minified.
      footer: { js: "export {};" },
    }),
    build({
      ...quick,
      entryPoints: [...apart],
      entryNames: "[name]",
      outdir: "dist/chunks",
      splitting: true,
      plugins: [modulesOfNode, quickWidths, withoutDebugger, withoutFetchedLayout],
    }),
  ]);
  const inputs = parts.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
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

/** The commands leave what stands apart where the last part of the bundle puts it. */
const partsApart: Plugin = {
  name: "parts-apart",
  setup(bundler) {
    bundler.onResolve({ filter: /\.tsx?$/ }, ({ path, kind, resolveDir }) => {
      const file = join(resolveDir, path);
      const isApart = apart.some((part) => join(packageFolder, part) === file);
      if (kind !== "dynamic-import" || !isApart) return undefined;
      return { path: `./chunks/${parse(file).name}.js`, external: true };
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
