/** Package scripts, by the package's name; the root's by `""`. */
export type Scripts = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Commands of pnpm itself, and tools of the root that it runs. */
const others: ReadonlySet<string> = new Set(["install", "exec", "changeset", "turbo", "vitest"]);

/**
 * What is wrong with the arguments of a `pnpm`: whether the package and its script are there.
 *
 * @example
 * checkPnpm(["--filter", "@metal/password-reset", "test"], scripts);
 */
export function checkPnpm(args: readonly string[], scripts: Scripts): string | undefined {
  const [first = "", second = "", ...rest] = args;
  if (first !== "--filter") return checkScript(first, "", scripts);
  return scripts.has(second) ? checkScript(rest[0] ?? "", second, scripts) : `there is no package ${second}`;
}

function checkScript(name: string, packageName: string, scripts: Scripts): string | undefined {
  if (others.has(name) || scripts.get(packageName)?.[name] !== undefined) return undefined;
  return `${packageName === "" ? "the root" : packageName} has no script ${name}`;
}
