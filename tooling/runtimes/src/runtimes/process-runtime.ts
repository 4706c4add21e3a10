import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ClaimContext, ClaimResult } from "../claims/context.ts";
import type { Runtime, RuntimeReport } from "./runtime.ts";

const home = join(import.meta.dirname, "../..");
const entry = join(home, "src/entries/process.ts");

export type ProcessRuntimeOptions = {
  /** Path of the program below `node_modules`. */
  readonly program: string;
  /** What stands between the program and the file that it runs. */
  readonly parameters?: readonly string[];
  readonly resends: boolean;
};

/** A runtime that is a program: it runs TypeScript by itself and finds the built client where Node would. */
export function processRuntime(name: string, options: ProcessRuntimeOptions): Runtime {
  const { program, parameters = [], resends } = options;
  return {
    name,
    traits: { tellsRefusal: true, showsRedirectStatus: true, resends },
    async run(context: ClaimContext): Promise<RuntimeReport> {
      const env = { ...process.env, CLAIM_CONTEXT: JSON.stringify(context), NO_COLOR: "1" };
      const file = join(home, "node_modules", program);
      const settings = { cwd: home, env, maxBuffer: 10_000_000 };
      const { stdout, stderr } = await promisify(execFile)(file, [...parameters, entry], settings);
      const lines = stdout.trimEnd().split("\n");
      const { client, results } = JSON.parse(lines.pop() ?? "") as {
        readonly client: string;
        readonly results: readonly ClaimResult[];
      };
      return { client, results, output: `${lines.join("\n")}\n${stderr}` };
    },
  };
}
