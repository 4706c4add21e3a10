import type { TextProps } from "ink";
import type { Tone } from "../view/view.ts";

type Style = Pick<TextProps, "color" | "bold" | "dimColor">;

/**
 * One accent; the rest is weight. The sixteen named colours, so that each terminal's own theme applies. On a light
 * background some of them are faint, so they mark: what has to be read, and the keys, are in the terminal's own colour.
 */
const coloured: Record<Tone, Style> = {
  plain: {},
  strong: { bold: true },
  dim: { dimColor: true },
  accent: { color: "cyan" },
  good: { color: "green" },
  bad: { color: "red" },
  warn: { color: "yellow" },
};

/** How a tone is drawn; without colour, weight alone is left. */
export function styleOf(tone: Tone, options: { readonly color: boolean }): Style {
  const { color, ...weight } = coloured[tone];
  return options.color && color !== undefined ? { ...weight, color } : weight;
}
