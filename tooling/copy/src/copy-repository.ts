import { cp, mkdir, mkdtemp, readdir, realpath, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

const repository = join(import.meta.dirname, "../../..");

/** Names of what is made from the rest. A copy needs no git, as an archive of the sources has none. */
const made: ReadonlySet<string> = new Set([
  ".git",
  ".stryker-tmp",
  ".turbo",
  "coverage",
  "dist",
  "node_modules",
  "packed",
  "test-results.json",
]);

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
 * Copies the sources as they stand now, and nothing that was installed, built or cached.
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
      const manifests = paths.filter((path) => basename(path) === "package.json");
      await linkDependencies(
        manifests.map(dirname).filter((folder) => folder !== "."),
        root,
      );
    }
    return { root, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The files of a folder, from the root, without what is installed, built or cached. */
async function listFiles(folder = ""): Promise<readonly string[]> {
  const entries = await readdir(join(repository, folder), { withFileTypes: true });
  const found = entries
    .filter(({ name }) => !made.has(name))
    .map(async (entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [path];
    });
  return (await Promise.all(found)).flat();
}

/** A file that was deleted a moment ago is none. */
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
