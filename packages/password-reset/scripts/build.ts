import { rm } from "node:fs/promises";
import { build } from "esbuild";
import { bundleOptions } from "./bundle-options.ts";

// What an earlier build left would be published too.
await rm("dist", { recursive: true, force: true });

// One module for each entry point, and what they share in a third.
await build({
  ...bundleOptions,
  entryPoints: ["src/index.ts", "src/contract/index.ts"],
  splitting: true,
  chunkNames: "shared",
  sourcemap: true,
  sourcesContent: false,
  outdir: "dist",
  outbase: "src",
  logLevel: "warning",
});
