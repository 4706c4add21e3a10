import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { readMembers } from "./members.ts";
import { root } from "./root.ts";

const entries = readMembers()
  .filter(({ manifest }) => manifest.sideEffects === false)
  .flatMap(({ name, folder, manifest }) =>
    Object.entries(manifest.exports ?? {}).map(([path, conditions]) => ({
      entry: `${name}${path.slice(1)}`,
      source: join(root, folder, (conditions as Readonly<Record<string, string>>)["@metal/source"] ?? ""),
    })),
  );

/** How a statement begins that only gives something a name. */
const declaration = /^(?:import|export|var|let|const|function|async function|class)\b|^\/\/|^[)\]}\s]|^$/;

test.each(entries)(
  "importing $entry changes nothing but what it exports, as its manifest says",
  async ({ source }) => {
    const { outputFiles } = await build({
      stdin: { contents: `import ${JSON.stringify(source)};`, resolveDir: root },
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: "node24",
      packages: "external",
      // What the manifest says is what is in question.
      ignoreAnnotations: true,
    });
    const lines = outputFiles[0]?.text.split("\n") ?? [];
    const own = new Set(lines.map((line) => /^(?:var|let|const|function|class) (\w+)/.exec(line)?.[1]));
    const outside = lines.filter((line) => !declaration.test(line) && !own.has(changedBy(line)));
    expect(outside).toEqual([]);
  },
);

/** What a statement adds something to: `name.add()`, `Object.defineProperty(name, …)`. */
function changedBy(statement: string): string | undefined {
  return /^(?:Object\.\w+\()?(\w+)\b/.exec(statement)?.[1];
}
