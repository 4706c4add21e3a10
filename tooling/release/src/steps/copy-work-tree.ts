import { cp, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Step } from "../run/step.ts";

const author = [
  "-c",
  "user.name=Rehearsal",
  "-c",
  "user.email=rehearsal@example.com",
  "-c",
  "commit.gpgsign=false",
];

/** Copies what git tracks or would track, as it stands now, into a repository of its own. */
export const copyWorkTree: Step = {
  name: "the work tree is copied",
  async run({ root, copy, runInWorkshop: run }) {
    const mend = "run this inside of a git work tree";
    const listed = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      folder: root,
      mend,
    });
    const paths = listed.split("\0").filter((path) => path !== "");
    let count = 0;
    for (const path of new Set(paths)) {
      count += (await copyFile(join(root, path), join(copy, path))) ? 1 : 0;
    }
    for (const args of [
      ["init", "--quiet"],
      ["add", "--all"],
      ["commit", "--quiet", "--message", "rehearsal"],
    ]) {
      await run("git", [...author, ...args], { folder: copy, mend });
    }
    return `${count} files`;
  },
};

/** Copies a file; answers whether there was one, for git lists those too that were deleted a moment ago. */
async function copyFile(from: string, to: string): Promise<boolean> {
  const found = await stat(from).catch(() => undefined);
  if (found?.isFile() !== true) return false;
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
  return true;
}
