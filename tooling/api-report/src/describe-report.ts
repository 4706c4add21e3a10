import type { EntryReport } from "./report-entry.ts";

export type Verdict = {
  readonly passed: boolean;
  readonly text: string;
};

/** What became of one entry, and what to do about it. */
export function describeReport(
  { entry, changed, problems }: EntryReport,
  options: { readonly accept: boolean },
): Verdict {
  const file = `etc/${entry.reportName}.api.md`;
  if (problems.length > 0) {
    return {
      passed: false,
      text: [`failed  ${entry.specifier}`, ...problems.map((each) => `  ${each}`)].join("\n"),
    };
  }
  if (!changed) {
    return { passed: true, text: `passed  ${entry.specifier} is what ${file} says` };
  }
  return options.accept
    ? { passed: true, text: `passed  ${entry.specifier} changed; ${file} was written anew` }
    : {
        passed: false,
        text: [
          `failed  ${entry.specifier} is not what ${file} says: the public surface changed`,
          "  If that is wanted, run `npx --yes pnpm run fix:api` in the package, and commit the report with a changeset.",
        ].join("\n"),
      };
}
