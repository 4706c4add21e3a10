import type { Run } from "./capture.ts";

/** What differs from run to run, and what stands for it in a picture. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/mk_user_…[\w-]{4}/g, "mk_user_…7f2a"],
  [/request [0-9a-f]{6}…[0-9a-f]{3}/g, "request 01JD8Q…V9K"],
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "01JD8Q2Z-4T6V-7K3M-9XWC-5H1B0RAE8V9K"],
  [/\d+(?:\.\d)? m?s$/g, "84 ms"],
  [/\d{2}:\d{2}:\d{2}/g, "09:41:12"],
  [/\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC/g, "2026-11-24 10:41 UTC"],
  [/[A-Za-z0-9]{6}(?:-[A-Za-z0-9]{6}){3}/g, "Tq7mKd-9fWzRa-XeB4up-hV3sNc"],
  [/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/g, "⠹"],
  [/\d\.\d s of 10 s/g, "1.2 s of 10 s"],
  [/http:\/\/127\.0\.0\.1:\d+\/metal\/v1/g, "https://reset.example.com/metal/v1"],
];

/**
 * Puts something steady in the place of ids, times and secrets. Where the text changes its length, the
 * space before it makes up for it, so that the right edge stays where it was.
 */
export function steady(runs: readonly Run[]): readonly Run[] {
  const steadied = runs.map((run) => ({ ...run, text: replace(run.text) }));
  runs.forEach((run, index) => {
    const grown = (steadied[index]?.text.length ?? 0) - run.text.length;
    const before = steadied[index - 1];
    // The first run of a line is its indent, which stays.
    if (index > 1 && before !== undefined && before.text.trim() === "")
      before.text = " ".repeat(before.text.length - grown);
  });
  return steadied;
}

function replace(text: string): string {
  // The space at the end of a line belongs to its last run.
  const end = /\s*$/.exec(text)?.[0] ?? "";
  const content = text.slice(0, text.length - end.length);
  return (
    replacements.reduce((current, [pattern, stand]) => current.replaceAll(pattern, stand), content) + end
  );
}
