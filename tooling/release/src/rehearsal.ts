import type { Environment } from "./run/clean-environment.ts";
import type { Run } from "./run/create-run.ts";

/** What the steps of a rehearsal share. */
export type Rehearsal = {
  /** The repository that is rehearsed. Nothing in it is changed but the file lists, where that is asked for. */
  readonly root: string;
  /** The folder of this rehearsal, outside of the repository. */
  readonly folder: string;
  /** A copy of the work tree: versions are raised and packages built here. */
  readonly copy: string;
  /** The packed packages, and the plan of their publishing. */
  readonly packed: string;
  /** A fresh project for each package manager, where the packages are installed. */
  readonly projects: { readonly npm: string; readonly pnpm: string };
  /** Runs a command as somebody who works on this repository. */
  readonly runInWorkshop: Run;
  /** Runs a command as a stranger, who has nothing but the registry on loopback. */
  readonly runAsStranger: Run;
  /** Whether the lists of packed files are written anew, and not compared. */
  readonly acceptFiles: boolean;
};

/** What a stranger's package managers are told: where the registry is, and to keep what they download to themselves. */
export function strangerEnvironment(options: {
  readonly registry: string;
  readonly folder: string;
}): Environment {
  const { registry, folder } = options;
  return {
    npm_config_registry: registry,
    npm_config_userconfig: `${folder}/npmrc`,
    npm_config_cache: `${folder}/npm-cache`,
    npm_config_fetch_retries: "5",
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
    pnpm_config_registry: registry,
    pnpm_config_store_dir: `${folder}/pnpm-store`,
    pnpm_config_cache_dir: `${folder}/pnpm-cache`,
    pnpm_config_fetch_retries: "5",
    // A command in the copy runs with what was installed there, whatever else is configured now.
    pnpm_config_verify_deps_before_run: "false",
    // What is rehearsed was published a moment ago.
    pnpm_config_minimum_release_age: "0",
  };
}
