import { graphemes } from "./graphemes.ts";

/** What the terminal can show, beside letters. */
export type Charset = {
  /** Makes a text of the program's own, or of a person's, fit to be shown. */
  readonly encode: (text: string) => string;
  readonly marks: { readonly ok: string; readonly no: string; readonly unknown: string };
  readonly pointer: string;
  readonly ellipsis: string;
  readonly bullet: string;
  readonly above: string;
  readonly below: string;
  readonly spinner: readonly string[];
  readonly bar: { readonly full: string; readonly empty: string };
  readonly keys: Readonly<Record<string, string>>;
};

/** For a terminal in a UTF-8 locale. */
export const unicode: Charset = {
  encode: (text) => text,
  marks: { ok: "✔", no: "✖", unknown: "?" },
  pointer: "❯",
  ellipsis: "…",
  bullet: "•",
  above: "↑",
  below: "↓",
  spinner: ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"],
  bar: { full: "━", empty: "─" },
  keys: {
    enter: "⏎",
    escape: "esc",
    tab: "⇥",
    up: "↑",
    down: "↓",
    left: "←",
    right: "→",
    pageup: "pgup",
    pagedown: "pgdn",
  },
};

const replacements: Readonly<Record<string, string>> = {
  "…": "...",
  "·": "-",
  "•": "*",
  "→": "->",
  "–": "-",
  "’": "'",
};

/** For everything else: no character beyond ASCII leaves the program. */
export const ascii: Charset = {
  encode: (text) =>
    graphemes(text)
      .map((character) => replacements[character] ?? toAscii(character))
      .join(""),
  marks: { ok: "ok", no: "no", unknown: "??" },
  pointer: ">",
  ellipsis: "...",
  bullet: "*",
  above: "^",
  below: "v",
  spinner: ["|", "/", "-", "\\"],
  bar: { full: "#", empty: "." },
  keys: {
    enter: "enter",
    escape: "esc",
    tab: "tab",
    up: "up",
    down: "down",
    left: "left",
    right: "right",
    pageup: "pgup",
    pagedown: "pgdn",
  },
};

/** For a screen reader: signs are words. */
export const spoken: Charset = {
  ...unicode,
  encode: (text) => text.replaceAll(/•{3,}/g, "hidden").replaceAll(" · ", ", "),
  marks: { ok: "Done:", no: "Failed:", unknown: "Unknown:" },
  pointer: "here:",
  bullet: "*",
  spinner: ["waiting:"],
  keys: { ...ascii.keys, escape: "escape", pageup: "page up", pagedown: "page down" },
};

function toAscii(character: string): string {
  return /^[\x20-\x7E\n]$/.test(character) ? character : "?";
}

/**
 * Chooses by the locale, as POSIX reads it. Where none is named, multiplexers and the Linux console are
 * taken at their word and get ASCII; every other terminal of today shows Unicode.
 */
export function chooseCharset(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): Charset {
  const locale = env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"];
  if (locale) return /utf-?8/i.test(locale) ? unicode : ascii;
  if (platform === "win32" || platform === "darwin") return unicode;
  return env["TMUX"] || env["STY"] || env["TERM"] === "linux" ? ascii : unicode;
}
