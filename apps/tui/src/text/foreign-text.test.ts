import { expect, test } from "vitest";
import { foreignText } from "./foreign-text.ts";

test("what would act on a terminal is left out", () => {
  expect(foreignText("a\u001B]52;c;eA==\u0007b\r\n\u202Ec ")).toBe("a ]52;c;eA== b c");
});

test("what is too long is cut, between two characters", () => {
  expect(foreignText("😀".repeat(500))).toBe(`${"😀".repeat(119)}…`);
});
