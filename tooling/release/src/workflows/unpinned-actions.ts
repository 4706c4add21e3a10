/** An action from elsewhere: whose, which, at what commit, and the version that is said to be that commit. */
const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/**
 * What a workflow uses without naming its commit and, in a comment, its version. An action of this
 * repository needs neither.
 *
 * @example
 * unpinnedActions("- uses: actions/checkout@v7"); // ["actions/checkout@v7"]
 */
export function unpinnedActions(workflow: string): readonly string[] {
  return [...workflow.matchAll(/^\s*(?:-\s+)?uses:\s*(.+?)\s*$/gm)]
    .map(([, used = ""]) => used)
    .filter((used) => !used.startsWith("./") && !pinned.test(used));
}
