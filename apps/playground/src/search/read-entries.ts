import { linkTo } from "../site/link-to.ts";
import type { SearchEntry } from "./search-options.ts";

/** What begins a place of its own: a section, or an export of the reference. */
const start = /<(?:section|article)[^>]*?\sid="([^"]+)"[^>]*>/g;

/** The places of a page: its beginning, and whatever in it can be linked to. */
export function readEntries(file: string, page: string, html: string): readonly SearchEntry[] {
  const main = html.slice(html.indexOf("<main"), html.indexOf('<nav class="pager"'));
  const starts = [...main.matchAll(start)];
  const places = starts.map(({ index, 1: id = "" }, at) => {
    const part = main.slice(index, starts[at + 1]?.index);
    const [, heading = ""] = /<h[123][^>]*>([\s\S]*?)<\/h[123]>/.exec(part) ?? [];
    return { id: linkTo(file, id), title: toTitle(heading), page, text: toText(part) };
  });
  const beginning = toText(main.slice(0, starts[0]?.index));
  return [{ id: linkTo(file), title: page, page, text: beginning }, ...places];
}

/** A heading without what stands beside it: the kind of an export, the link to a section. */
function toTitle(heading: string): string {
  return toText(heading.replace(/<span class="kind">[^<]*<\/span>|<a class="anchor"[\s\S]*?<\/a>/g, ""));
}

/** Markup as text; what scripts draw is not searched for. */
function toText(html: string): string {
  return html
    .replaceAll(/<svg[\s\S]*?<\/svg>|<select[\s\S]*?<\/select>/g, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ")
    .trim();
}
