import GithubSlugger from "github-slugger";
import { lexer, walkTokens } from "marked";

export type Markdown = {
  /** Where its links and images lead, as written. */
  readonly links: readonly string[];
  /** What a `#fragment` can point to: its headings, as GitHub names them, and ids in its HTML. */
  readonly anchors: ReadonlySet<string>;
};

/** Links and anchors of a Markdown text; what stands in code is neither. */
export function readMarkdown(text: string): Markdown {
  const slugger = new GithubSlugger();
  const links: string[] = [];
  const anchors = new Set<string>();
  void walkTokens(lexer(text), (token) => {
    if (token.type === "link" || token.type === "image") links.push(String(token["href"]));
    if (token.type === "heading") anchors.add(slugger.slug(plainText(String(token["text"]))));
    if (token.type === "html") {
      links.push(...attributes(token.raw, "href"), ...attributes(token.raw, "src"));
      for (const id of [...attributes(token.raw, "id"), ...attributes(token.raw, "name")]) anchors.add(id);
    }
  });
  return { links: [...new Set(links)], anchors };
}

/** A heading as it is read: without the signs of code, emphasis and links. */
function plainText(heading: string): string {
  return heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*]|(?<!\w)_|_(?!\w)/g, "");
}

function attributes(html: string, name: string): readonly string[] {
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value);
}
