import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** As much of a manifest as is claimed about. */
type Manifest = {
  readonly name: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly description?: string;
  readonly license?: string;
  readonly type?: string;
  readonly files?: readonly string[];
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly sideEffects?: unknown;
  readonly publishConfig?: Readonly<Record<string, unknown>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

/** A package of the workspace. */
export type Member = {
  readonly name: string;
  /** From the root of the repository, with `/`. */
  readonly folder: string;
  readonly manifest: Manifest;
};

/** Every package of the workspace, by folder. */
export function readMembers(): readonly Member[] {
  return globSync("{packages,apps,tooling,tooling/bench}/*/package.json", { cwd: root })
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted()
    .map((path) => {
      const manifest = readJson(path) as Manifest;
      return { name: manifest.name, folder: path.replace(/\/package\.json$/, ""), manifest };
    });
}

/** Whether a package has a file or a folder of this name. */
export function has({ folder }: Member, path: string): boolean {
  return existsSync(join(root, folder, path));
}

/** A file of settings, by its path from the root. Comments are lines of their own. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), "utf8").replaceAll(/^\s*\/\/.*$/gm, "")) as unknown;
}
