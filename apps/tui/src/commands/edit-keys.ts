import type { TextEdit } from "../text/text-field.ts";

/** A key that edits the line being typed. */
export type EditKey = {
  readonly keys: readonly string[];
  readonly edit: TextEdit;
  readonly help: string;
};

/** The keys of a text entry; every other printable key, and a paste, goes in as text. */
export const editKeys: readonly EditKey[] = [
  { keys: ["left", "ctrl-b"], edit: { type: "left" }, help: "One character to the left" },
  { keys: ["right", "ctrl-f"], edit: { type: "right" }, help: "One character to the right" },
  { keys: ["alt-left", "ctrl-left", "alt-b"], edit: { type: "word-left" }, help: "One word to the left" },
  { keys: ["alt-right", "ctrl-right", "alt-f"], edit: { type: "word-right" }, help: "One word to the right" },
  { keys: ["home", "ctrl-a"], edit: { type: "start" }, help: "To the start" },
  { keys: ["end", "ctrl-e"], edit: { type: "end" }, help: "To the end" },
  { keys: ["backspace", "ctrl-h"], edit: { type: "delete-back" }, help: "Delete the character before" },
  { keys: ["delete", "ctrl-d"], edit: { type: "delete-forward" }, help: "Delete the character after" },
  { keys: ["ctrl-w", "alt-backspace"], edit: { type: "delete-word" }, help: "Delete the word before" },
  { keys: ["ctrl-u"], edit: { type: "delete-to-start" }, help: "Delete to the start" },
  { keys: ["ctrl-k"], edit: { type: "delete-to-end" }, help: "Delete to the end" },
];
