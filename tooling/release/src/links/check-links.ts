import { posix } from "node:path";
import { readMarkdown } from "./read-markdown.ts";

/** The files of a repository, by path from its root with `/`. */
export type Repository = {
  /** Whether it has a file or a folder there. */
  readonly has: (path: string) => boolean;
  readonly readText: (path: string) => string;
};

/**
 * What is wrong with the links of a document, a sentence each. Relative links must lead to something in the
 * repository, and their fragments to an anchor there; others must be https. No request is made.
 */
export function checkLinks(document: string, repository: Repository): readonly string[] {
  const { links } = readMarkdown(repository.readText(document));
  return links.flatMap((link) => {
    const problem = problemOf(link, document, repository);
    return problem === undefined ? [] : [`${document}: ${link} ${problem}`];
  });
}

function problemOf(link: string, document: string, repository: Repository): string | undefined {
  if (/^[a-z][a-z\d+.-]*:/i.test(link)) {
    return link.startsWith("https:") && URL.canParse(link) ? undefined : "is not an https address";
  }
  const [path = "", fragment] = link.split("#");
  const target = path === "" ? document : posix.join(posix.dirname(document), decodeURI(path));
  if (path.startsWith("/") || target.startsWith("..")) return "leads out of the repository";
  if (!repository.has(target)) return `leads to ${target}, which does not exist`;
  if (fragment === undefined) return undefined;
  if (!target.endsWith(".md")) return "has a fragment, but leads to no Markdown";
  return readMarkdown(repository.readText(target)).anchors.has(fragment)
    ? undefined
    : `leads to a heading that ${target} does not have`;
}
