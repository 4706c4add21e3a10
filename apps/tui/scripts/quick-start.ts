import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import type { Plugin } from "esbuild";
import { packageFolder } from "./package-folder.ts";

// What the bundle leaves out, or puts off, so that the program is there at once.

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

/** Gives the parser its quick modules. */
export const withoutSlowModules: Plugin = {
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
 * Node's own modules, taken as they are. As ES modules each of their exports is looked at, and some are only made when
 * they are looked at; so they are inherited, and not copied either. What asks by `require` gets the module itself.
 */
export const modulesOfNode: Plugin = {
  name: "modules-of-node",
  setup(bundler) {
    const [imported, required] = ["imported-from-node", "required-from-node"];
    const codeOf = (path: string): string => `process.getBuiltinModule(${JSON.stringify(path)})`;
    bundler.onResolve({ filter: /^[a-z]/ }, ({ path, kind }) =>
      isBuiltin(path) ? { path, namespace: kind === "require-call" ? required : imported } : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: required }, ({ path }) => ({
      contents: `module.exports = ${codeOf(path)};`,
    }));
    bundler.onLoad({ filter: /.*/, namespace: imported }, ({ path }) => ({
      contents:
        path === "node:process"
          ? "export default globalThis.process; export const { cwd, env } = globalThis.process;"
          : `module.exports = Object.create(${codeOf(path)});`,
    }));
  },
};

/**
 * Ink's layout engine has its code in itself, and would all the same take it through `fetch`, which Node needs longer
 * to load than all of Ink. Without `fetch` it reads it directly.
 */
export const withoutFetchedLayout: Plugin = {
  name: "without-fetched-layout",
  setup(bundler) {
    bundler.onLoad({ filter: /[\\/]yoga-wasm-base64-esm\.js$/ }, async ({ path }) => {
      const code = await readFile(path, "utf8");
      return { contents: code.replaceAll("typeof fetch", "typeof undefined") };
    });
  },
};

/**
 * Widths of plain characters are known without Unicode's tables of emoji, which take Node about as long as its own
 * start. Every other text is measured as ever.
 */
export const quickWidths: Plugin = {
  name: "quick-widths",
  setup(bundler) {
    const namespace = "quick-widths";
    // What is required, and not imported, is the library itself: it is made ready when it is first called.
    bundler.onResolve({ filter: /^string-width$/ }, ({ path, kind }) =>
      kind === "require-call" ? undefined : { path, namespace },
    );
    bundler.onLoad({ filter: /.*/, namespace }, () => ({
      resolveDir: packageFolder,
      contents: `
        import { isPlain } from "./src/text/plain-characters.ts";
        const colours = /\\u001B\\[[\\d;]*m/g;
        export default function stringWidth(text, options) {
          const shown = options?.countAnsiEscapeCodes ? text : text.replaceAll(colours, "");
          return isPlain(shown) ? shown.length : require("string-width").default(text, options);
        }`,
    }));
  },
};
