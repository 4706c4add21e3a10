import type { Platform } from "../cli/platform.ts";

/** How a clipboard program is called. The text goes through its stdin, never through its arguments. */
export type ClipboardProgram = {
  readonly name: string;
  readonly write: readonly string[];
  /** Prints what the clipboard holds. */
  readonly read: readonly [program: string, ...args: string[]];
};

const pbcopy: ClipboardProgram = { name: "pbcopy", write: [], read: ["pbpaste"] };
const clip: ClipboardProgram = {
  name: "clip.exe",
  write: [],
  read: ["powershell.exe", "-NoProfile", "-Command", "Get-Clipboard"],
};
const wlCopy: ClipboardProgram = { name: "wl-copy", write: [], read: ["wl-paste", "--no-newline"] };
const xclip: ClipboardProgram = {
  name: "xclip",
  write: ["-selection", "clipboard"],
  read: ["xclip", "-selection", "clipboard", "-o"],
};
const xsel: ClipboardProgram = {
  name: "xsel",
  write: ["--clipboard", "--input"],
  read: ["xsel", "--clipboard", "--output"],
};

/**
 * The programs that reach the clipboard of the person at the keyboard, best first. At the far end of ssh
 * there is none: a program there would copy into a clipboard that nobody looks at.
 */
export function clipboardPrograms({ env, os }: Pick<Platform, "env" | "os">): readonly ClipboardProgram[] {
  if (env["SSH_CONNECTION"] || env["SSH_TTY"]) return [];
  if (os === "darwin") return [pbcopy];
  if (os === "win32") return [clip];
  if (env["WAYLAND_DISPLAY"]) return [wlCopy];
  return env["DISPLAY"] ? [xclip, xsel] : [];
}
