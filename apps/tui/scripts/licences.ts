import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The licences of all packages that went into a bundle, as they ask to be passed on. */
export async function licencesOf(
  inputs: readonly string[],
  options: { readonly folder: string; readonly readText: (path: string) => Promise<string> },
): Promise<string> {
  const folders = new Set(
    inputs
      .filter((input) => input.includes("node_modules"))
      .map((input) => packageOf(resolve(options.folder, input))),
  );
  const texts = await Promise.all(
    [...folders].toSorted().map(async (folder) => describe(folder, options.readText)),
  );
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

function packageOf(file: string): string {
  let folder = dirname(file);
  // Some packages keep a second package.json inside, which says only how to read its files.
  while (!existsSync(join(folder, "package.json")) || !/node_modules\/(?:@[^/]+\/)?[^/]+$/.test(folder))
    folder = dirname(folder);
  return folder;
}

async function describe(folder: string, readText: (path: string) => Promise<string>): Promise<string> {
  const { name, version, license } = JSON.parse(await readText(join(folder, "package.json"))) as Record<
    string,
    string
  >;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : `\n${(await readText(join(folder, file))).trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}
