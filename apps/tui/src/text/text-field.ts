import { nextGrapheme, nextWord, previousGrapheme, previousWord } from "./graphemes.ts";

/** A line of text being typed. `cursor` is an offset into `value`, always between two characters. */
export type TextField = {
  readonly value: string;
  readonly cursor: number;
};

/** What can be done to a text field. */
export type TextEdit =
  | { readonly type: "insert"; readonly text: string }
  | { readonly type: "left" }
  | { readonly type: "right" }
  | { readonly type: "word-left" }
  | { readonly type: "word-right" }
  | { readonly type: "start" }
  | { readonly type: "end" }
  | { readonly type: "delete-back" }
  | { readonly type: "delete-forward" }
  | { readonly type: "delete-word" }
  | { readonly type: "delete-to-start" }
  | { readonly type: "delete-to-end" };

/** A field with nothing in it. */
export const emptyField: TextField = { value: "", cursor: 0 };

/** Line breaks, tabs, and whatever else would act on a terminal rather than stand on it. */
const controls = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
/** Joins the parts of one emoji or letter: the only format characters that belong into a text. */
const joiners = /[\u200C\u200D]/;

/** Applies one edit; the answer is the same object where nothing changes. */
export function editText(field: TextField, edit: TextEdit): TextField {
  return edit.type === "insert"
    ? replace(field, field.cursor, field.cursor, clean(edit.text))
    : edits[edit.type](field);
}

const edits: Record<Exclude<TextEdit["type"], "insert">, (field: TextField) => TextField> = {
  left: (field) => move(field, previousGrapheme(field.value, field.cursor)),
  right: (field) => move(field, nextGrapheme(field.value, field.cursor)),
  "word-left": (field) => move(field, previousWord(field.value, field.cursor)),
  "word-right": (field) => move(field, nextWord(field.value, field.cursor)),
  start: (field) => move(field, 0),
  end: (field) => move(field, field.value.length),
  "delete-back": (field) => replace(field, previousGrapheme(field.value, field.cursor), field.cursor, ""),
  "delete-forward": (field) => replace(field, field.cursor, nextGrapheme(field.value, field.cursor), ""),
  "delete-word": (field) => replace(field, previousWord(field.value, field.cursor), field.cursor, ""),
  "delete-to-start": (field) => replace(field, 0, field.cursor, ""),
  "delete-to-end": (field) => replace(field, field.cursor, field.value.length, ""),
};

function move(field: TextField, cursor: number): TextField {
  return cursor === field.cursor ? field : { value: field.value, cursor };
}

function replace(field: TextField, from: number, to: number, text: string): TextField {
  if (from === to && text === "") return field;
  return { value: field.value.slice(0, from) + text + field.value.slice(to), cursor: from + text.length };
}

function clean(text: string): string {
  return text.replace(controls, (run) =>
    Array.from(run)
      .filter((character) => joiners.test(character))
      .join(""),
  );
}
