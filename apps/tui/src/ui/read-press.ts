import type { Key } from "ink";
import type { KeyPress } from "../commands/read-key.ts";
import { graphemes } from "../text/graphemes.ts";

const named: readonly (readonly [keyof Key, string])[] = [
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["pageUp", "pageup"],
  ["pageDown", "pagedown"],
  ["home", "home"],
  ["end", "end"],
  ["return", "enter"],
  ["tab", "tab"],
  ["backspace", "backspace"],
  ["delete", "delete"],
  ["escape", "escape"],
];

/**
 * Turns what Ink read into key presses. Characters that arrive in one piece are quick typing or a paste
 * into a terminal without bracketed paste: they are text, and only a line break between them is a key.
 */
export function readPresses(input: string, key: Key): readonly KeyPress[] {
  if (key.eventType === "release") return [];
  const name = named.find(([flag]) => key[flag] === true)?.[1];
  if (name !== undefined) return [{ type: "key", name: prefix(key) + name }];
  if (key.ctrl || (key.meta && input.length === 1)) return [{ type: "key", name: prefix(key) + input }];
  return input
    .split(/(\r\n?|\n|\t)/)
    .filter((part) => part !== "")
    .map(readPart);
}

function readPart(part: string): KeyPress {
  if (part === "\t") return { type: "key", name: "tab" };
  if (/^[\r\n]/.test(part)) return { type: "key", name: "enter" };
  return graphemes(part).length === 1
    ? { type: "key", name: part, text: part }
    : { type: "text", text: part };
}

function prefix(key: Key): string {
  if (key.ctrl) return "ctrl-";
  return key.meta && !key.escape ? "alt-" : "";
}
