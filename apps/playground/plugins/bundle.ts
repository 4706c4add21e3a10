import { build, defaultClientConditions, type Plugin } from "vite";
import { sourceCondition } from "./source-condition.ts";

/** A classic script, and the files that it was made from. */
export type Bundle = {
  readonly code: string;
  readonly files: readonly string[];
};

export type BundleOptions = {
  readonly plugins?: readonly Plugin[];
};

/**
 * Bundles an entry into one classic script. Workers and frames without an origin can start nothing
 * else: a module would be a cross-origin request.
 */
export async function bundleClassicScript(entry: string, options: BundleOptions = {}): Promise<Bundle> {
  const files = new Set<string>();
  const result = await build({
    configFile: false,
    logLevel: "warn",
    resolve: { conditions: [sourceCondition, ...defaultClientConditions] },
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [...(options.plugins ?? []), collectFiles(files)],
    build: {
      write: false,
      target: "es2023",
      minify: true,
      lib: { entry, formats: ["iife"], name: "_" },
    },
  });
  const [output] = [result].flat();
  if (output === undefined || !("output" in output)) {
    throw new Error(`The bundler gave no output for ${entry}.`);
  }
  return { code: output.output[0].code, files: [...files] };
}

function collectFiles(files: Set<string>): Plugin {
  return {
    name: "collect-files",
    load(id) {
      const file = id.replace(/\?.*$/, "");
      if (!file.startsWith("\0") && !file.includes("/node_modules/")) {
        files.add(file);
      }
    },
  };
}
