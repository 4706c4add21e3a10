import { flatten, type CommandShape, type OptionShape } from "./describe-command.ts";

/** A completion script for fish. */
export function fishScript(program: CommandShape, name: string): string {
  const lines = flatten(program).flatMap((command) => linesOf(command, `complete -c ${name}`));
  return [`complete -c ${name} -f`, ...lines, ""].join("\n");
}

function linesOf(command: CommandShape, start: string): readonly string[] {
  const condition = conditionOf(command);
  const below = command.commands.map(({ path, description }) =>
    [start, condition, "-a", quote(path.at(-1) ?? ""), "-d", quote(description)].join(" "),
  );
  const words = command.words.map((word) => [start, condition, "-a", quote(word)].join(" "));
  return [
    ...below,
    ...words,
    ...command.options.map((option) => [start, condition, ...optionParts(option)].join(" ")),
  ];
}

/** Where the command stands last among those on the line. */
function conditionOf({ path, commands }: CommandShape): string {
  const next = commands.map((each) => each.path.at(-1)).join(" ");
  const conditions = [
    ...path.map((word) => `__fish_seen_subcommand_from ${word}`),
    ...(next === "" ? [] : [`not __fish_seen_subcommand_from ${next}`]),
  ];
  return `-n ${quote(conditions.join("; and "))}`;
}

function optionParts({ flags, description, value }: OptionShape): readonly string[] {
  const names = flags.map((flag) => (flag.startsWith("--") ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const takes = {
    none: [],
    text: ["-x"],
    file: ["-r", "-F"],
    choice: value.type === "choice" ? ["-x", "-a", quote(value.choices.join(" "))] : [],
  }[value.type];
  return [...names, ...takes, "-d", quote(description)];
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", String.raw`\'`)}'`;
}
