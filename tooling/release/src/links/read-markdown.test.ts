import { expect, test } from "vitest";
import { readMarkdown } from "./read-markdown.ts";

test("links, images, references and HTML lead somewhere", () => {
  const text = [
    "[a](./a.md) ![b](b.svg) [c][ref] <https://example.com/d>",
    "",
    '<img alt="e" src="e.svg"> <a href="#f">f</a>',
    "",
    "[ref]: ../c.md#part",
  ].join("\n");
  expect(new Set(readMarkdown(text).links)).toEqual(
    new Set(["./a.md", "b.svg", "../c.md#part", "https://example.com/d", "e.svg", "#f"]),
  );
});

test("a link in code leads nowhere", () => {
  expect(readMarkdown("`[a](b)`\n\n```md\n[c](d)\n```\n").links).toEqual([]);
});

test("a heading is an anchor, as GitHub names it", () => {
  const text = "# What it `does`\n\n## Errors & _outcomes_\n\n## Repeats\n\n## Repeats\n\n## A [link](b)\n";
  expect([...readMarkdown(text).anchors]).toEqual([
    "what-it-does",
    "errors--outcomes",
    "repeats",
    "repeats-1",
    "a-link",
  ]);
});

test("an id in HTML is an anchor", () => {
  expect([...readMarkdown('<a id="here"></a>\n').anchors]).toEqual(["here"]);
});
