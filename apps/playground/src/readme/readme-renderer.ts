import { readdir, readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import type { RendererObject, Tokens } from "marked";
import { codeToHtml, escapeHtml } from "../editor/code-to-html.ts";
import { inRepository } from "../site/repository.ts";

/** Where the packages that READMEs point to are told about here. */
const pagesOf: Readonly<Record<string, string>> = {
  "../password-reset-server": "./server.html",
  "../password-reset": "./api.html",
};

/** Draws a README's parts as this page does; pictures of screens become drawings in the page. */
export async function readmeRenderer(folder: string): Promise<RendererObject> {
  const pictures = await readPictures(folder);
  return {
    code({ text, lang }: Tokens.Code) {
      return `<pre class="listing">${codeToHtml(text, lang)}</pre>`;
    },
    table({ header, rows, align: _align }: Tokens.Table) {
      const cells = (row: readonly Tokens.TableCell[], tag: string): string =>
        row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join("");
      const bare = header.every(({ text }) => text.trim() === "");
      if (bare && rows.flat().every(({ text }) => text.startsWith("!["))) {
        const figures = rows.flat().map(({ tokens }) => this.parser.parseInline(tokens));
        return `<div class="screens">${figures.join("")}</div>`;
      }
      const head = bare ? "" : `<thead><tr>${cells(header, "th")}</tr></thead>`;
      const body = rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("");
      return `<div class="table" role="region" aria-label="Table" tabindex="0"><table>${head}<tbody>${body}</tbody></table></div>`;
    },
    image({ href, text }: Tokens.Image) {
      const drawing = pictures.get(href) ?? "";
      return `<figure class="screen"><div role="region" tabindex="0" aria-label="${escapeHtml(text)}">${drawing}</div><figcaption>${escapeHtml(text)}</figcaption></figure>`;
    },
    link({ href, tokens }: Tokens.Link) {
      const text = this.parser.parseInline(tokens);
      const target = /^(?:https:|#)/.test(href) ? href : pagesOf[href];
      return target === undefined ? text : `<a href="${escapeHtml(target)}">${text}</a>`;
    },
    html: () => "",
  };
}

async function readPictures(folder: string): Promise<ReadonlyMap<string, string>> {
  const path = "docs/screens/";
  const place = inRepository(`${folder}/${path}`);
  if (!existsSync(place)) {
    return new Map();
  }
  const names = (await readdir(place)).filter((name) => name.endsWith(".svg"));
  const entries = names.map(async (name) => {
    const drawing = await readFile(new URL(name, place), "utf8");
    // Named by the region around it, which is what a keyboard reaches.
    return [path + name, drawing.replace(/ role="img" aria-label="[^"]*"/, ' aria-hidden="true"')] as const;
  });
  return new Map(await Promise.all(entries));
}
