import { expect, test } from "vitest";
import { docExamples, fencedBlocks } from "./blocks.ts";

const fence = "```";

test("a block is found with its language and its line, in a list too", () => {
  const text = `# Title\n\n${fence}ts\na;\n${fence}\n\n- item\n\n  ${fence}sh\n  b\n  ${fence}\n`;
  expect(fencedBlocks(text, "README.md")).toMatchObject([
    { place: "README.md:3", language: "ts", code: "a;" },
    { place: "README.md:7", language: "sh", code: "b" },
  ]);
});

test("a reason holds for the block behind it, and for no other", () => {
  const text = `<!-- not run: a drawing -->\n\n${fence}text\na\n${fence}\n\n${fence}text\nb\n${fence}\n`;
  expect(fencedBlocks(text, "README.md").map(({ reason }) => reason)).toEqual(["a drawing", undefined]);
});

test("the example of a doc comment is found, up to the next tag", () => {
  const source = `const a = 1;\n/**\n * Says.\n *\n * @example\n * ${fence}ts\n * say(\n *   "a",\n * );\n * ${fence}\n * @throws never\n */\n`;
  expect(docExamples(source, "say.ts")).toMatchObject([
    { place: "say.ts:2", language: "ts", code: 'say(\n  "a",\n);' },
  ]);
});

test("an example without a fence is one in no language", () => {
  expect(docExamples("/**\n * @example\n * say();\n */\n", "say.ts")).toMatchObject([
    { language: "", code: "say();\n" },
  ]);
});
