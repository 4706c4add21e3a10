import type { Tone } from "../run/verdict.ts";

/** A mark that says a tone without its colour. */
export const toneMarks: Readonly<Record<Tone, string>> = { good: "✔", bad: "✖", unsure: "?", neutral: "–" };
