import { expect, test } from "vitest";
import { unicode } from "../text/charset.ts";
import type { Block, View } from "../view/view.ts";
import { layout, type Frame } from "./layout.ts";

const lines = Array.from({ length: 30 }, (_, index): Block => ({ type: "text", text: `line ${index}` }));
const view: View = {
  mark: undefined,
  headline: "A headline",
  status: "",
  blocks: lines,
  hints: [{ keys: ["q"], label: "quit" }],
  facts: "",
};

function textOf(frame: Frame): string {
  return frame.lines.map((line) => line.map(({ text }) => text).join("")).join("\n");
}

test("what does not fit can be scrolled to its last line, and no further", () => {
  const at = (scroll: number): Frame => layout(view, { columns: 80, rows: 12, charset: unicode, scroll });
  expect(textOf(at(0))).toContain("line 0");
  expect(textOf(at(0))).toContain("↓ more");
  expect(textOf(at(0))).toContain("↑↓ scroll");
  expect(textOf(at(999))).toContain("line 29");
  expect(at(999).scroll).toBe(at(0).maxScroll);
});

test("the chosen line stays in sight, also in a list beside a text", () => {
  const list = Array.from({ length: 30 }, (_, index): Block => ({
    type: "item",
    text: `mail ${index}`,
    right: "",
    selected: index === 25,
  }));
  const frames = [
    list,
    [{ type: "columns", left: list, right: [{ type: "text", text: "a short mail" }] } as const],
  ].map((blocks) => layout({ ...view, blocks }, { columns: 100, rows: 12, charset: unicode, scroll: 0 }));
  for (const frame of frames) expect(textOf(frame)).toContain("❯ mail 25");
});

test("a narrow terminal drops the right column and the status, and keeps the facts below", () => {
  const blocks: readonly Block[] = [
    { type: "columns", left: [{ type: "text", text: "left" }], right: [{ type: "text", text: "right" }] },
  ];
  const wide = textOf(
    layout(
      { ...view, blocks, status: "status", facts: "request 1" },
      { columns: 100, rows: 12, charset: unicode, scroll: 0 },
    ),
  );
  const narrow = textOf(
    layout(
      {
        ...view,
        blocks,
        status: "a status that is longer than what is left",
        facts: "request 0123456789 · 201 · 84 ms",
      },
      { columns: 40, rows: 12, charset: unicode, scroll: 0 },
    ),
  );
  expect(wide).toMatch(/status[^]*left +right[^]*q quit +request 1/);
  expect(narrow).not.toMatch(/right|status/);
  expect(narrow).toMatch(/left\n\n request 0123456789[^]*q quit$/);
});
