import { readHelp, type Help } from "./read-help.ts";

export type ReferenceOptions = {
  /** What `--help` says, of a program or of a command of it. */
  readonly helpOf: (program: string, commands: readonly string[]) => Promise<string>;
};

/** Every command of a program that does something, with the help of each. */
export async function readCommands(
  program: string,
  options: ReferenceOptions,
  commands: readonly string[] = [],
): Promise<readonly Help[]> {
  const help = readHelp(await options.helpOf(program, commands));
  const below: Help[] = [];
  for (const name of help.commands)
    below.push(...(await readCommands(program, options, [...commands, name])));
  return commands.length > 0 && below.length === 0 ? [help] : below;
}

/** The commands of a program as a Markdown list, each with the options that not all of them have. */
export async function commandReference(program: string, options: ReferenceOptions): Promise<string> {
  const { options: ofProgram } = readHelp(await options.helpOf(program, []));
  const commands = await readCommands(program, options);
  const isCommon = (option: string): boolean =>
    ofProgram.includes(option) || commands.every((command) => command.options.includes(option));
  return commands
    .map(({ usage, description, options: all }) => {
      const own = all.filter((option) => !isCommon(option)).map((option) => `\`${option}\``);
      return `- **\`${usage}\`** ${[description, ...(own.length > 0 ? [own.join(", ")] : [])].join(": ")}`;
    })
    .join("\n");
}

/** A document with a program's reference between its markers. @throws Error where it has none. */
export function putReference(document: string, reference: string): string {
  const [start, end] = ["<!-- commands:start -->", "<!-- commands:end -->"];
  const from = document.indexOf(start);
  const to = document.indexOf(end, from);
  if (from === -1 || to === -1)
    throw new Error(`There is no place for the commands: put ${start} and ${end} there.`);
  return `${document.slice(0, from + start.length)}\n\n${reference}\n\n${document.slice(to)}`;
}
