import { expect, test } from "vitest";
import { editText, emptyField, type TextEdit, type TextField } from "./text-field.ts";

const typed = (text: string): TextField => editText(emptyField, { type: "insert", text });
const after = (field: TextField, ...types: Exclude<TextEdit["type"], "insert">[]): TextField =>
  types.reduce((current, type) => editText(current, { type }), field);

test("a character is deleted as a person sees it: an emoji family, a flag, a letter with its accent", () => {
  for (const character of ["👩‍👩‍👧", "🇫🇷", "e\u0301", "한"]) {
    expect(after(typed(`a${character}`), "delete-back")).toEqual({ value: "a", cursor: 1 });
    expect(after(typed(`${character}b`), "start", "delete-forward")).toEqual({ value: "b", cursor: 0 });
  }
});

test("the cursor never stops inside a character", () => {
  const field = after(typed("a👩‍👩‍👧b"), "left", "left");
  expect(field.value.slice(field.cursor)).toBe("👩‍👩‍👧b");
  expect(after(field, "right").value.slice(after(field, "right").cursor)).toBe("b");
});

test("text goes in where the cursor stands", () => {
  const field = editText(after(typed("adaexample.com"), "start", "right", "right", "right"), {
    type: "insert",
    text: "@",
  });
  expect(field).toEqual({ value: "ada@example.com", cursor: 4 });
});

test("line breaks, tabs and escape sequences of a paste are dropped", () => {
  expect(typed("ada@\r\nexample\t.com\u001B[31m\u202E").value).toBe("ada@example.com[31m");
});

test("to the start, to the end and a word can be deleted", () => {
  const middle = after(typed("ada lovelace"), "word-left");
  expect(after(middle, "delete-to-start")).toEqual({ value: "lovelace", cursor: 0 });
  expect(after(middle, "delete-to-end")).toEqual({ value: "ada ", cursor: 4 });
  expect(after(typed("ada lovelace"), "delete-word").value).toBe("ada ");
  expect(after(typed("ada lovelace"), "start", "word-right").cursor).toBe(3);
});

test("an edit at the edge changes nothing", () => {
  const field = typed("ada");
  expect(after(field, "right")).toBe(field);
  expect(after(after(field, "start"), "delete-back").value).toBe("ada");
});
