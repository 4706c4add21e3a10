import type { TextField } from "../text/text-field.ts";

/** What a piece of text means; the colour is chosen where it is drawn. */
export type Tone = "plain" | "strong" | "dim" | "accent" | "good" | "bad" | "warn";

/** The sign before a headline, which carries the meaning where there is no colour. */
export type Mark = "ok" | "no" | "unknown";

/** A part of a screen's body. */
export type Block =
  | { readonly type: "gap" }
  | { readonly type: "text"; readonly text: string; readonly tone?: Tone }
  | { readonly type: "steps"; readonly steps: readonly string[] }
  | {
      readonly type: "field";
      readonly field: TextField;
      readonly masked: boolean;
      readonly placeholder: string;
    }
  /** One line that can be chosen. `right` is left out where it does not fit. */
  | {
      readonly type: "item";
      readonly text: string;
      readonly right: string;
      readonly selected: boolean;
      readonly dim?: boolean;
    }
  /** A name and its value, on one line where they fit. */
  | { readonly type: "pair"; readonly name: string; readonly value: string; readonly tone?: Tone }
  /** What is waited for, and how far it is; `right` goes below where it does not fit. */
  | { readonly type: "wait"; readonly text: string; readonly right: string; readonly frame: number }
  /** A key and what it does. */
  | { readonly type: "key"; readonly keys: readonly string[]; readonly help: string }
  /** Two columns; the right one is left out on a narrow terminal. */
  | { readonly type: "columns"; readonly left: readonly Block[]; readonly right: readonly Block[] };

/** A key and its word in the last line. */
export type KeyHint = { readonly keys: readonly string[]; readonly label: string };

/** A screen as data: what is said, in order, without a width, a height or a colour. */
export type View = {
  readonly mark: Mark | undefined;
  readonly headline: string;
  /** Stands right of the headline where there is room. */
  readonly status: string;
  readonly blocks: readonly Block[];
  readonly hints: readonly KeyHint[];
  /** Numbers and ids, small and last. */
  readonly facts: string;
};

/** What a screen says for itself; the rest is the same on all of them. */
export type ScreenView = Pick<View, "mark" | "headline" | "blocks"> & { readonly facts?: string };
