import { readdir, readFile } from "node:fs/promises";
import { readDocBlock, type DocBlock } from "./doc-block.ts";
import { endOfDeclaration } from "./end-of-declaration.ts";

type SourceDeclaration = DocBlock & {
  /** The declaration as it stands in its file, to its end. */
  readonly declaration: string;
};

export type Source = {
  readonly find: (kind: string, name: string) => SourceDeclaration | undefined;
};

/** Reads a package's source, to look up what its exports say of themselves. */
export async function readSourceOf(folder: URL): Promise<Source> {
  const files = await readdir(folder, { recursive: true });
  const wanted = files.filter((file) => file.endsWith(".ts") && !/\.test(?:-d)?\.ts$/.test(file));
  const texts = await Promise.all(wanted.map((file) => readFile(new URL(file, folder), "utf8")));
  return {
    find(kind, name) {
      const start = `export ${kind} ${name}`;
      for (const text of texts) {
        const at = text.search(new RegExp(`^${start}\\b`, "m"));
        if (at !== -1) {
          const [, block = ""] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(text.slice(0, at)) ?? [];
          return { ...readDocBlock(block), declaration: text.slice(at, endOfDeclaration(text, at)) };
        }
      }
      return undefined;
    },
  };
}
