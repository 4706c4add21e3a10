import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const entry = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

describe("the portable entries", () => {
  it.each(["../index.ts", "../memory/index.ts", "../conformance/index.ts"])(
    "bundle for a page without anything of Node: %s",
    async (path) => {
      // For a browser the bundler fails on every import of a Node module, however deep it is.
      const { outputFiles, warnings } = await build({
        entryPoints: [entry(path)],
        bundle: true,
        write: false,
        format: "esm",
        platform: "browser",
        conditions: ["@metal/source"],
        logLevel: "silent",
      });
      const [bundle] = outputFiles;

      expect(warnings).toEqual([]);
      expect(bundle?.text).not.toMatch(/\bprocess\.(?!env\b)|\bBuffer\.|require\("/);
    },
  );
});
