import { readFile } from "node:fs/promises";
import { Marked, type Token, type Tokens } from "marked";
import { inRepository } from "../site/repository.ts";
import { slug } from "../site/slug.ts";
import { readmeRenderer } from "./readme-renderer.ts";

/** A README's text below one heading, as markup that was made while building. */
export type ReadmeSection = {
  readonly title: string;
  readonly id: string;
  readonly html: string;
};

const folders = ["packages/password-reset-server", "apps/tui"];

/**
 * The sections of the packages' READMEs, by the packages' folders.
 *
 * @public
 */
export async function load(): Promise<Readonly<Record<string, readonly ReadmeSection[]>>> {
  const entries = folders.map(async (folder) => [folder, await readSections(folder)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function readSections(folder: string): Promise<readonly ReadmeSection[]> {
  const marked = new Marked({ renderer: await readmeRenderer(folder) });
  const tokens = marked.lexer(await readFile(inRepository(`${folder}/README.md`), "utf8"));
  return splitAtHeadings(tokens).map(({ title, body }) => ({
    title,
    id: slug(title),
    html: marked.parser(body),
  }));
}

type Part = { readonly title: string; readonly body: Token[] };

function splitAtHeadings(tokens: readonly Token[]): readonly Part[] {
  const parts: Part[] = [];
  for (const token of tokens) {
    if (token.type === "heading" && (token as Tokens.Heading).depth <= 2) {
      parts.push({ title: (token as Tokens.Heading).text, body: [] });
    } else {
      parts.at(-1)?.body.push(token);
    }
  }
  return parts;
}
