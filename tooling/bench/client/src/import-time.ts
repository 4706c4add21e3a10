import { execFileSync } from "node:child_process";
import { measureInRounds, type Measured, type RoundsOptions } from "./rounds.ts";

/** Measures what it takes to import modules, each time in a fresh process that has loaded nothing else. */
export async function measureImports(
  specifiers: readonly string[],
  options: Pick<RoundsOptions, "rounds" | "baseline">,
): Promise<readonly Measured[]> {
  const subjects = specifiers.map((name) => ({ name, run: async () => importOnce(name) }));
  return measureInRounds(subjects, { ...options, times: 1, warmUp: 1 });
}

function importOnce(specifier: string): number {
  const program =
    "const started = performance.now();" +
    `await import(${JSON.stringify(import.meta.resolve(specifier))});` +
    "process.stdout.write(String(performance.now() - started));";
  return Number(
    execFileSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" }),
  );
}
