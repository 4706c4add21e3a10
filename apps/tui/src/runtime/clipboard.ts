import { hash } from "node:crypto";
import type { Platform } from "../cli/platform.ts";
import type { CopyReport } from "../state/state.ts";
import { createSecret, type Secret } from "../text/secret.ts";
import { clipboardPrograms, type ClipboardProgram } from "./clipboard-programs.ts";
import { runClipboardProgram } from "./run-clipboard.ts";

/** What came of a copy: which way it went, and, where that can be done at all, what takes it back. */
export type Copied = {
  readonly report: CopyReport;
  /** Empties the clipboard if it still holds the text. Answers whether it does not any more. */
  readonly takeBack?: () => Promise<boolean>;
};

type Options = Pick<Platform, "env" | "os"> & {
  /** Writes to the terminal. */
  readonly write: (sequence: string) => void;
};

/** Copies a text by a program of this machine where there is one, and else through the terminal. */
export async function copyToClipboard(text: Secret, options: Options): Promise<Copied> {
  for (const program of clipboardPrograms(options)) {
    if (await put(program, text, options)) {
      const takeBack = takeBackFrom(program, text, options);
      return { report: { through: "program", program: program.name, isCleared: false }, takeBack };
    }
  }
  const { sequence, through } = throughTerminal(text, options.env);
  options.write(sequence);
  return { report: { through } };
}

async function put({ name, write }: ClipboardProgram, text: Secret, { env }: Options): Promise<boolean> {
  const command = [name, ...write] as const;
  return (await runClipboardProgram(command, { input: text.reveal(), env, isReading: false })) !== undefined;
}

/** Keeps a digest, not the text: it is only to be recognised. */
function takeBackFrom(program: ClipboardProgram, text: Secret, options: Options): () => Promise<boolean> {
  const digest = hash("sha256", text.reveal());
  return async () => {
    const held = await runClipboardProgram(program.read, { input: "", env: options.env, isReading: true });
    if (held === undefined) return false;
    return hash("sha256", held.replace(/\r?\n$/, "")) !== digest || put(program, createSecret(""), options);
  };
}

/**
 * Hands a text to the terminal's clipboard (OSC 52), also from the far end of an ssh session. Inside tmux
 * it is said twice, once to tmux itself and once wrapped for the terminal around it: which of the two is
 * heard depends on tmux's `set-clipboard` and `allow-passthrough`. GNU screen only passes on what is wrapped.
 */
function throughTerminal(
  text: Secret,
  env: Platform["env"],
): { readonly sequence: string; readonly through: "terminal" | "tmux" | "screen" } {
  const sequence = `\u001B]52;c;${Buffer.from(text.reveal(), "utf8").toString("base64")}\u0007`;
  if (env["TMUX"]) {
    const wrapped = `\u001BPtmux;${sequence.replaceAll("\u001B", "\u001B\u001B")}\u001B\\`;
    return { sequence: sequence + wrapped, through: "tmux" };
  }
  return env["STY"]
    ? { sequence: `\u001BP${sequence}\u001B\\`, through: "screen" }
    : { sequence, through: "terminal" };
}
