import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The peers, bundled and minified as the app is. */
export type Peers = { readonly kyScript: string; readonly helloWorld: string };

/** Bundles what the app is measured beside. */
export async function bundlePeers(folder: string): Promise<Peers> {
  await build({
    entryPoints: [
      fileURLToPath(import.meta.resolve("./peers/ky-script.ts")),
      fileURLToPath(import.meta.resolve("./peers/hello-world.tsx")),
    ],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node24",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', "process.env.DEV": '"false"' },
    plugins: [
      {
        name: "without-debugger",
        setup(bundler) {
          bundler.onLoad({ filter: /[\\/]ink[\\/]build[\\/]devtools\.js$/ }, () => ({ contents: "" }));
        },
      },
    ],
    banner: {
      js: 'import { createRequire as __cr } from "node:module"; const require = __cr(import.meta.url);',
    },
    logLevel: "warning",
  });
  return { kyScript: join(folder, "ky-script.mjs"), helloWorld: join(folder, "hello-world.mjs") };
}
