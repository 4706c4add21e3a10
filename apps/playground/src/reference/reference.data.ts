import { readdir, readFile } from "node:fs/promises";
import { inRepository } from "../site/repository.ts";
import { readReport } from "./read-report.ts";
import { readSourceOf, type Source } from "./read-source.ts";

/** One export, as it is declared, with what its doc block says. */
export type Declared = {
  readonly name: string;
  readonly kind: string;
  /** As declared; members with their own doc blocks. */
  readonly code: string;
  /** The doc block in paragraphs. */
  readonly text: readonly string[];
  readonly examples: readonly string[];
};

/** What one import path holds. */
export type Entry = {
  readonly path: string;
  readonly exports: readonly Declared[];
};

const packages = ["password-reset", "password-reset-server"];

/**
 * Every export of the published libraries: which there are says the API report, the words are the source's.
 *
 * @public
 */
export async function load(): Promise<readonly Entry[]> {
  const entries = await Promise.all(packages.map(readEntries));
  return entries.flat();
}

async function readEntries(name: string): Promise<readonly Entry[]> {
  const folder = `packages/${name}/etc/`;
  const files = (await readdir(inRepository(folder))).filter((file) => file.endsWith(".api.md"));
  // The main entry comes first.
  const sorted = files.toSorted((a, b) => order(a).localeCompare(order(b)));
  const source = await readSourceOf(inRepository(`packages/${name}/src/`));
  return Promise.all(
    sorted.map(async (file) => {
      const entry = file.replace(".api.md", "");
      const report = readReport(await readFile(inRepository(folder + file), "utf8"));
      return {
        path: `@metal/${name}${entry === "index" ? "" : `/${entry}`}`,
        exports: report.map((each) => withDocs(each, source)),
      };
    }),
  );
}

function order(file: string): string {
  return file.startsWith("index") ? "" : file;
}

function withDocs({ name, kind, code }: ReturnType<typeof readReport>[number], source: Source): Declared {
  const found = source.find(kind, name);
  // A type's members carry their own words; of a function the body is nobody's business.
  const declared = kind === "type" ? (found?.declaration ?? code) : code;
  return {
    name,
    kind,
    code: withoutLinks(declared),
    text: found?.text ?? [],
    examples: found?.examples ?? [],
  };
}

function withoutLinks(code: string): string {
  return code.replaceAll(/\{@link ([^}]+)\}/g, "`$1`");
}
