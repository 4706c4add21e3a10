import { expect, test } from "vitest";
import { highlight } from "./highlight.ts";
import { linesOf } from "./lines.ts";

test("lines are whole, empty ones too, and joined they are the code", () => {
  const code = "const a = `one\ntwo`;\n\n// three\nb();";
  const lines = linesOf(highlight(code)).map((line) => line.map(([text]) => text).join(""));
  expect(lines).toEqual(["const a = `one\n", "two`;\n", "\n", "// three\n", "b();"]);
});
