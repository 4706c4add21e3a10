import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import type { Block } from "./blocks.ts";
import { completeExample, type Names } from "./complete-example.ts";
import { filesOf, read, root } from "./documents.ts";

const here = join(import.meta.dirname, "..");

const tsconfig = {
  extends: join(here, "node_modules/@metal/tooling-typescript/examples.json"),
  include: ["**/*.ts"],
};

/** What the compiler says about these examples, a line each, with the place of the example. */
export async function compileExamples(blocks: readonly Block[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "examples-"));
  try {
    await symlink(join(here, "node_modules"), join(folder, "node_modules"), "junction");
    await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    for (const block of blocks) {
      const file = join(folder, `${block.place.replace(":", "-")}.ts`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, completeExample(block, namesFor(block)));
    }
    const compiler = join(here, "node_modules/typescript/bin/tsc");
    const { stdout } = await execa(process.execPath, [compiler, "-p", folder, "--pretty", "false"], {
      cwd: folder,
      reject: false,
    });
    return stdout.split("\n").filter((line) => line !== "");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What the source exports that an example stands in, and all that the packages export. */
function namesFor({ place }: Block): Names {
  const path = place.replace(/:\d+$/, "");
  const own = path.endsWith(".md")
    ? []
    : exportsOf(read(path)).map((name) => [name, join(root, path)] as const);
  return new Map([...exportsOfPackages(), ...own]);
}

/** From the reports of what the packages export; a name that two entries have comes from the first. */
function exportsOfPackages(): Names {
  const reports = filesOf(["packages/*/etc/*.api.md"]).toSorted(
    (one, other) => Number(other.endsWith("index.api.md")) - Number(one.endsWith("index.api.md")),
  );
  const names = new Map<string, string>();
  for (const path of reports) {
    const [, name, entry] = /^packages\/(.+)\/etc\/(.+)\.api\.md$/.exec(path) ?? [];
    const from = entry === "index" ? `@metal/${name}` : `@metal/${name}/${entry}`;
    for (const exported of exportsOf(read(path))) {
      if (!names.has(exported)) names.set(exported, from);
    }
  }
  return names;
}

function exportsOf(source: string): readonly string[] {
  const declarations = source.matchAll(
    /^export (?:declare )?(?:async )?(?:function|const|class|type) (\w+)/gm,
  );
  return [...declarations].map(([, name = ""]) => name);
}
