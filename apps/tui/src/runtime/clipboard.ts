import type { CopyReport } from "../state/state.ts";
import type { Secret } from "../text/secret.ts";

/** What to write to the terminal so that it takes a text into its clipboard, and the way it goes. */
export type ClipboardWrite = { readonly sequence: string; readonly report: CopyReport };

/**
 * Hands a text to the terminal's clipboard (OSC 52), also from the far end of an ssh session. Inside tmux
 * it is said twice, once to tmux itself and once wrapped for the terminal around it: which of the two is
 * heard depends on tmux's `set-clipboard` and `allow-passthrough`.
 */
export function clipboardWrite(
  text: Secret,
  env: Readonly<Record<string, string | undefined>>,
): ClipboardWrite {
  const sequence = `\u001B]52;c;${Buffer.from(text.reveal(), "utf8").toString("base64")}\u0007`;
  if (!env["TMUX"]) return { sequence, report: { through: "terminal" } };
  const wrapped = `\u001BPtmux;${sequence.replaceAll("\u001B", "\u001B\u001B")}\u001B\\`;
  return { sequence: sequence + wrapped, report: { through: "tmux" } };
}
