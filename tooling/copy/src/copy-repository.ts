import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, realpath, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const repository = join(import.meta.dirname, "../../..");

export type CopyOptions = {
  /**
   * Whether what is installed here serves the copy too. Its packages are then linked to one another in the copy, and
   * to everything else where it lies. Without it, nothing is installed. Default: `false`.
   */
  readonly linkDependencies?: boolean;
};

export type Copy = {
  /** Where it lies: an empty folder of the system's temporary files, filled. */
  readonly root: string;
  readonly remove: () => Promise<void>;
};

/**
 * Copies what git tracks or would track, as it stands now, and nothing that was built or cached.
 *
 * @example
 * const { root, remove } = await copyRepository({ linkDependencies: true });
 */
export async function copyRepository(options: CopyOptions = {}): Promise<Copy> {
  const root = await realpath(await mkdtemp(join(tmpdir(), "metal-copy-")));
  const remove = async (): Promise<void> => rm(root, { recursive: true, force: true });
  try {
    const paths = await listFiles();
    for (const path of paths) {
      await copyFile(join(repository, path), join(root, path));
    }
    if (options.linkDependencies === true) {
      const manifests = paths.filter((path) => path.endsWith("/package.json"));
      await linkDependencies(manifests.map(dirname), root);
    }
    return { root, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function listFiles(): Promise<readonly string[]> {
  const { stdout } = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: repository,
    maxBuffer: 16 * 1024 * 1024,
  });
  return [...new Set(stdout.split("\0"))].filter((path) => path !== "");
}

/** Git lists those too that were deleted a moment ago. */
async function copyFile(from: string, to: string): Promise<void> {
  const found = await stat(from).catch(() => undefined);
  if (found?.isFile() !== true) return;
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}

/** What a package has installed are links: relative ones, which lead into the copy from there, and to the store. */
async function linkDependencies(packages: readonly string[], root: string): Promise<void> {
  await symlink(join(repository, "node_modules"), join(root, "node_modules"), "junction");
  for (const folder of packages) {
    const installed = join(repository, folder, "node_modules");
    const names = await readdir(installed).catch(() => []);
    for (const name of names.filter((each) => each === ".bin" || !each.startsWith("."))) {
      await cp(join(installed, name), join(root, folder, "node_modules", name), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
  }
}
