import { posix } from "node:path";
import { execa } from "execa";

/** A piece of work that turbo would run or take from its cache. */
export type Task = {
  readonly taskId: string;
  readonly task: string;
  readonly package: string;
  /** The folder of its package, from the root. */
  readonly directory: string;
  /** What it runs; turbo says `<NONEXISTENT>` where a package has no such script. */
  readonly command: string;
  readonly hash: string;
  /** Files that its hash is made of, from its folder. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly dependencies: readonly string[];
};

export type TaskGraphOptions = {
  readonly root: string;
};

/** What turbo would do for these tasks, and why. Nothing is run. */
export async function readTaskGraph(
  tasks: readonly string[],
  { root }: TaskGraphOptions,
): Promise<readonly Task[]> {
  const { stdout } = await execa("turbo", ["run", ...tasks, "--dry=json"], {
    cwd: root,
    preferLocal: true,
    localDir: root,
    env: { TURBO_TELEMETRY_DISABLED: "1" },
  });
  return (JSON.parse(stdout) as { readonly tasks: readonly Task[] }).tasks;
}

/** Whether there is anything to run. */
export function isWork({ command }: Task): boolean {
  return command !== "<NONEXISTENT>" && command !== "";
}

/** The tasks that are run again when this file changes: those that read it, and those that wait for one of them. */
export function reachOf(file: string, graph: readonly Task[]): readonly Task[] {
  const reached = new Set(
    graph
      .filter(({ directory, inputs }) => posix.relative(directory, file) in inputs)
      .map(({ taskId }) => taskId),
  );
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const { taskId, dependencies } of graph) {
      if (dependencies.some((dependency) => reached.has(dependency))) reached.add(taskId);
    }
  }
  return graph.filter(({ taskId }) => reached.has(taskId));
}
