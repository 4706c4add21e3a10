/** One export of an API report. */
export type Reported = {
  readonly name: string;
  readonly kind: string;
  readonly code: string;
};

const declaration = /^export (?:abstract )?(function|class|const|type) (\w+)/;

/** Reads the exports out of an API Extractor report; what is declared there without being exported is left out. */
export function readReport(report: string): readonly Reported[] {
  const [, code = ""] = /```ts\n([\s\S]*?)```/.exec(report) ?? [];
  return code
    .split(/^\/\/ @.*$/m)
    .map((part) => part.trim())
    .flatMap((part) => {
      const [, kind, name] = declaration.exec(part) ?? [];
      return kind === undefined || name === undefined ? [] : [{ name, kind, code: tidy(part) }];
    });
}

function tidy(code: string): string {
  return code.replaceAll(/^ *\/\/ \(undocumented\)\n/gm, "").replaceAll(/ {4}/g, "  ");
}
