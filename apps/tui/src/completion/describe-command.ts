import type { CommandUnknownOpts } from "@commander-js/extra-typings";

/** What follows an option. */
type ValueShape =
  | { readonly type: "none" | "text" | "file" }
  | { readonly type: "choice"; readonly choices: readonly string[] };

/** An option as a completion script needs it. */
export type OptionShape = {
  readonly flags: readonly string[];
  readonly description: string;
  readonly value: ValueShape;
};

/** A command with what can follow it. */
export type CommandShape = {
  /** The words that lead to it; none for the program itself. */
  readonly path: readonly string[];
  readonly description: string;
  readonly words: readonly string[];
  readonly options: readonly OptionShape[];
  readonly commands: readonly CommandShape[];
};

const help: OptionShape = {
  flags: ["-h", "--help"],
  description: "print this help",
  value: { type: "none" },
};

/** Reads the commands and options out of the parser, so that completion cannot know others. */
export function describeCommand(command: CommandUnknownOpts, path: readonly string[] = []): CommandShape {
  const options = command.options.map(({ short, long, description, argChoices, flags }): OptionShape => ({
    flags: [short, long].filter((flag) => flag !== undefined),
    description,
    value: readValue(flags, argChoices),
  }));
  return {
    path,
    description: command.description(),
    words: command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []),
    options: [...options, help],
    commands: command.commands.map((each) => describeCommand(each, [...path, each.name()])),
  };
}

/** A command and all below it. */
export function flatten(command: CommandShape): readonly CommandShape[] {
  return [command, ...command.commands.flatMap(flatten)];
}

function readValue(flags: string, choices: readonly string[] | undefined): ValueShape {
  if (choices !== undefined) return { type: "choice", choices };
  if (!flags.includes("<")) return { type: "none" };
  return { type: flags.includes("<file>") ? "file" : "text" };
}
