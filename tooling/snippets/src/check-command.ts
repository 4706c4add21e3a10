import { checkPnpm, type Scripts } from "./check-pnpm.ts";
import type { ShellCommand } from "./shell-commands.ts";

/** What a command can be held against. */
export type Knowledge = {
  readonly scripts: Scripts;
  /** Names of what is published. */
  readonly published: readonly string[];
  /** What `--help` says, of one of our programs or of a command of it; nothing for a program that is not ours. */
  readonly helpOf: (program: string, commands: readonly string[]) => Promise<string | undefined>;
};

/**
 * What is wrong with a command that a reader is told to type; `undefined` where it can be typed. That our programs have
 * the commands, flags and variables, the root the scripts, and the registry will have the package.
 */
export async function checkCommand(command: ShellCommand, knowledge: Knowledge): Promise<string | undefined> {
  const [program = "", ...args] = command.words;
  switch (program) {
    case "npm":
      return checkInstall(args, knowledge);
    case "npx":
      return checkNpx(args, knowledge);
    case "pnpm":
      return checkPnpm(args, knowledge.scripts);
    case "cd":
    case "git":
      return undefined;
    default:
      return checkOurs(command, knowledge);
  }
}

function checkInstall([verb, ...names]: readonly string[], { published }: Knowledge): string | undefined {
  if (verb !== "install") return `npm ${verb} is nothing that this test knows`;
  const unknown = names.filter((name) => !name.startsWith("-") && !published.includes(name));
  return unknown.length === 0 ? undefined : `${unknown.join(", ")} is not published from here`;
}

function checkNpx(args: readonly string[], knowledge: Knowledge): string | undefined {
  const [name = "", ...rest] = args.filter((word) => word !== "--yes");
  if (name === "pnpm") return checkPnpm(rest, knowledge.scripts);
  return knowledge.published.includes(name) ? undefined : `${name} is not published from here`;
}

/** The same for a command that is one of our programs. */
export async function checkOurs(
  { words, variables }: ShellCommand,
  { helpOf }: Pick<Knowledge, "helpOf">,
): Promise<string | undefined> {
  const [program = "", ...args] = words;
  const commands: string[] = [];
  let help = await helpOf(program, commands);
  if (help === undefined) return `no test knows the program ${program}`;
  for (const word of args) {
    if (hasCommand(word, help)) {
      commands.push(word);
      help = `${help}\n${await helpOf(program, commands)}`;
    } else if (!word.startsWith("-")) {
      break;
    }
  }
  const name = [program, ...commands].join(" ");
  if (commands.length === 0 && /^[a-z]/.test(args[0] ?? "")) return `${program} has no command ${args[0]}`;
  const flag = args
    .filter((word) => /^--?[a-z]/i.test(word))
    .find((word) => !mentions(word.split("=")[0] ?? "", help));
  if (flag !== undefined) return `${name} has no ${flag}`;
  const variable = variables.find((each) => !mentions(each, help));
  return variable === undefined ? undefined : `${name} does not read ${variable}`;
}

/** Whether the list of commands of a help has this one. */
function hasCommand(word: string, help: string): boolean {
  const [, list = ""] =
    /^Commands:\n((?: .*\n?|\n(?= ))+)/m.exec(help.slice(help.lastIndexOf("Commands:"))) ?? [];
  return new RegExp(`^  ${RegExp.escape(word)}(?=[ |]|$)`, "m").test(list);
}

function mentions(text: string, help: string): boolean {
  return new RegExp(`(?<![\\w-])${RegExp.escape(text)}(?![\\w-])`).test(help);
}
