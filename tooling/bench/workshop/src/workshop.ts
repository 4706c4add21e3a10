import { copyRepository } from "@metal/tooling-copy";
import { execa } from "execa";

/** A copy of this repository that somebody has just installed. */
export type Workshop = {
  readonly root: string;
  /** Runs a command there. @throws Error, with what it wrote, where it fails. */
  readonly run: (command: string, args: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Copies and installs. A commit is made, since turbo asks git what has changed. */
export async function openWorkshop(): Promise<Workshop> {
  const { root, remove } = await copyRepository();
  const run = async (command: string, args: readonly string[]): Promise<void> => {
    const { failed, all } = await execa(command, args, {
      cwd: root,
      env: { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", NO_COLOR: "1" },
      stdin: "ignore",
      all: true,
      reject: false,
    });
    if (failed)
      throw new Error(`${[command, ...args].join(" ")} failed in a copy of this repository:\n${all}`);
  };
  try {
    await run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"]);
    await run("git", ["init", "--quiet"]);
    await run("git", ["add", "--all"]);
    const author = [
      "-c",
      "user.name=Bench",
      "-c",
      "user.email=bench@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    await run("git", [...author, "commit", "--quiet", "--message", "bench"]);
    return { root, run, close: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
