import { isInteractive, type Platform } from "../cli/platform.ts";
import { progressWords, type Progress } from "./words.ts";

/** What shows how far a run is. */
export type ProgressView = { readonly close: () => Promise<void> };

/** What a person can do to a run. */
export type RunControls = {
  readonly progress: () => Progress;
  /** Pauses, or goes on. */
  readonly togglePause: () => void;
  /** Ends the run: first in order, then at once. */
  readonly end: () => void;
};

/** How often a line is written where there is no terminal to draw on, in ms. */
const lineEvery = 5000;

/** Shows progress on stderr: a bar on a terminal, a line every few seconds elsewhere. */
export async function showProgress(
  controls: RunControls,
  options: { readonly platform: Platform; readonly quiet: boolean; readonly input: boolean },
): Promise<ProgressView> {
  const { platform, quiet, input } = options;
  if (quiet) return { close: async () => undefined };
  const { stderr, env } = platform;
  if (stderr.isTTY && env["TERM"] !== "dumb") {
    const { showBar } = await import("./progress-bar.tsx");
    return showBar(controls, { platform, keys: input && isInteractive(platform) });
  }
  const timer = setInterval(() => stderr.write(`${progressWords(controls.progress())}\n`), lineEvery);
  return { close: async () => clearInterval(timer) };
}
