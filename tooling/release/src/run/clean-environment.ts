export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * An environment without what a package manager told the script that it runs, and without a key that somebody
 * has for the service: neither must reach a project that is to be a stranger's.
 *
 * @example
 * cleanEnvironment({ npm_config_registry: "…", PATH: "/bin" }); // { PATH: "/bin" }
 */
export function cleanEnvironment(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !/^(?:npm_|pnpm_|turbo_|metal_|init_cwd$|node_options$|node_path$)/i.test(name),
    ),
  );
}
