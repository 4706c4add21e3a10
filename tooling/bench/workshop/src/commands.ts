/** Something that a person who changes code waits for. */
export type Command = {
  /** As it is typed, without `npx --yes`. */
  readonly name: string;
  readonly args: readonly string[];
};

/** From the quickest, which is asked for most often, to the slowest. */
export const commands: readonly Command[] = [
  { name: "pnpm turbo run check:types", args: ["exec", "turbo", "run", "check:types"] },
  { name: "pnpm build", args: ["build"] },
  { name: "pnpm test", args: ["test"] },
  { name: "pnpm check", args: ["check"] },
];

/**
 * The commands whose name ends in one of these words; all of them where there is none.
 *
 * @throws Error where a word is the end of no name.
 * @example
 * selectCommands(["build"]); // pnpm build
 */
export function selectCommands(words: readonly string[]): readonly Command[] {
  const unknown = words.filter((word) => !commands.some(({ name }) => name.endsWith(word)));
  if (unknown.length > 0) {
    const known = commands.map(({ name }) => name).join(", ");
    throw new Error(`Nothing was measured: there is no ${unknown.join(", ")}. There are: ${known}.`);
  }
  return commands.filter(({ name }) => words.length === 0 || words.some((word) => name.endsWith(word)));
}
