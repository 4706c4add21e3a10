import { expect, test } from "vitest";
import { unicode } from "../text/charset.ts";
import { fieldWindow } from "./field-window.ts";

const open = { width: 10, masked: false, charset: unicode };

test("what fits is shown whole, with the cursor where it stands", () => {
  expect(fieldWindow({ value: "ada", cursor: 1 }, open)).toEqual({ text: "ada", cursor: 1 });
});

test("a long text is scrolled so that the cursor is in sight, with a cell left for it at the end", () => {
  const value = "0123456789abcdef";
  expect(fieldWindow({ value, cursor: 16 }, open)).toEqual({ text: "789abcdef", cursor: 9 });
  expect(fieldWindow({ value, cursor: 0 }, open)).toEqual({ text: "012345678", cursor: 0 });
});

test("wide characters take two cells, and none is cut in half", () => {
  expect(fieldWindow({ value: "漢字漢字漢字", cursor: 6 }, open)).toEqual({ text: "漢字漢字", cursor: 8 });
});

test("masked, one bullet stands for one character", () => {
  expect(fieldWindow({ value: "a👩‍👩‍👧é", cursor: "a👩‍👩‍👧é".length }, { ...open, masked: true })).toEqual({
    text: "•••",
    cursor: 3,
  });
});
