import { readdir, readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import type { RendererObject, Tokens } from "marked";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { escapeHtml } from "../editor/code-to-html.ts";
import { Listing } from "../listings/listing.tsx";
import { inRepository } from "../site/repository.ts";
import { slug } from "../site/slug.ts";

/** Where the packages that READMEs point to are told about here. */
const pagesOf: Readonly<Record<string, string>> = {
  "../password-reset-server": "./server.html",
  "../password-reset": "./api.html",
};

/** Draws a README's parts as this page does; pictures of screens become drawings in the page. */
export async function readmeRenderer(folder: string): Promise<RendererObject> {
  const pictures = await readPictures(folder);
  let listings = 0;
  return {
    code({ text, lang }: Tokens.Code) {
      listings += 1;
      const [, of = `listing-${listings}`] = /import \{ (\w+)/.exec(text) ?? [];
      const listing = createElement(Listing, { id: `try-${of}`, of, code: text, language: lang });
      return renderToStaticMarkup(listing);
    },
    table({ header, rows }: Tokens.Table) {
      const cell = ({ text, tokens, header: isHead }: Tokens.TableCell, column: number): string => {
        const content = this.parser.parseInline(tokens);
        if (isHead) {
          return text === "" ? "<td></td>" : `<th role="columnheader">${content}</th>`;
        }
        const { text: name = "" } = header[column] ?? {};
        // The first column is what a row is about; the others are named where there is no room for a head.
        const label = column === 0 || name === "" ? "" : ` data-label="${escapeHtml(name)}"`;
        return `<td role="cell"${label}>${content}</td>`;
      };
      const cells = (row: readonly Tokens.TableCell[]): string => row.map(cell).join("");
      const bare = header.every(({ text }) => text.trim() === "");
      if (bare && rows.flat().every(({ text }) => text.startsWith("!["))) {
        const figures = rows.flat().map(({ tokens }) => this.parser.parseInline(tokens));
        return `<div class="screens">${figures.join("")}</div>`;
      }
      const head = bare ? "" : `<thead><tr role="row">${cells(header)}</tr></thead>`;
      const body = rows.map((row) => `<tr role="row">${cells(row)}</tr>`).join("");
      return `<div class="table" role="group" aria-label="Table" tabindex="0"><table role="table">${head}<tbody>${body}</tbody></table></div>`;
    },
    image({ href, text }: Tokens.Image) {
      const drawing = pictures.get(href);
      if (drawing === undefined) {
        throw new Error(`The README of ${folder} shows ${href}, and there is no such picture.`);
      }
      return `<figure class="screen"><div role="group" tabindex="0" aria-label="${escapeHtml(text)}">${drawing}</div><figcaption>${escapeHtml(text)}</figcaption></figure>`;
    },
    heading({ depth, text, tokens }: Tokens.Heading) {
      return `<h${depth} id="${slug(text)}">${this.parser.parseInline(tokens)}</h${depth}>`;
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
