import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type WorkflowFile = {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
};

/** Workflows, and the actions that only they use. */
export function readWorkflows(root: string): readonly WorkflowFile[] {
  return globSync([".github/workflows/*.yml", ".github/actions/*/action.yml"], { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}
