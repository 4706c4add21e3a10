import type { Key } from "ink";
import { expect, test } from "vitest";
import { readPresses } from "./read-press.ts";

const none: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

test("one character is a key, and may be a command", () => {
  expect(readPresses("q", none)).toEqual([{ type: "key", name: "q", text: "q" }]);
  expect(readPresses("👩‍👩‍👧", none)).toEqual([{ type: "key", name: "👩‍👩‍👧", text: "👩‍👩‍👧" }]);
});

test("characters that arrive together are text, never a command", () => {
  expect(readPresses("qy", none)).toEqual([{ type: "text", text: "qy" }]);
});

test("a line break at the end of what was typed quickly is the enter key", () => {
  expect(readPresses("ada@example.com\r", none)).toEqual([
    { type: "text", text: "ada@example.com" },
    { type: "key", name: "enter" },
  ]);
});

test("modifiers stand before the name", () => {
  expect(readPresses("u", { ...none, ctrl: true })).toEqual([{ type: "key", name: "ctrl-u" }]);
  expect(readPresses("", { ...none, leftArrow: true, meta: true })).toEqual([
    { type: "key", name: "alt-left" },
  ]);
  expect(readPresses("b", { ...none, meta: true })).toEqual([{ type: "key", name: "alt-b" }]);
  expect(readPresses("", { ...none, escape: true, meta: true })).toEqual([{ type: "key", name: "escape" }]);
});

test("letting a key go is nothing", () => {
  expect(readPresses("q", { ...none, eventType: "release" })).toEqual([]);
});
