import type { CommandShape, OptionShape } from "./describe-command.ts";

/** A completion script for zsh: to be found as `_<name>` in `fpath`, or to be sourced behind `compinit`. */
export function zshScript(program: CommandShape, name: string): string {
  return [
    `#compdef ${name}`,
    "",
    ...functionsOf(program, name),
    `if [[ $funcstack[1] == _${name} ]]; then ${functionName(program, name)} "$@"`,
    `else compdef ${functionName(program, name)} ${name}`,
    "fi",
    "",
  ].join("\n");
}

function functionsOf(command: CommandShape, name: string): readonly string[] {
  const specs = command.options.map(optionSpec);
  const below = command.commands.flatMap((each) => functionsOf(each, name));
  return [
    ...below,
    ...(command.commands.length === 0 ? leaf(command, specs, name) : branch(command, specs, name)),
  ];
}

function leaf(command: CommandShape, specs: readonly string[], name: string): readonly string[] {
  // What is not known, such as an address, is a choice of nothing: where it is a message, zsh lists the one option that
  // fits, and does not take it.
  const words = command.words.length === 0 ? "'*:value:()'" : `'1:what:(${command.words.join(" ")})'`;
  return [
    `${functionName(command, name)}() {`,
    `  _arguments -s ${[...specs, words].join(" \\\n    ")}`,
    "}",
    "",
  ];
}

function branch(command: CommandShape, specs: readonly string[], name: string): readonly string[] {
  const list = command.commands
    .map(({ path, description }) => quote(`${path.at(-1)}:${description}`))
    .join(" ");
  const cases = command.commands.map((each) => `      ${each.path.at(-1)}) ${functionName(each, name)} ;;`);
  return [
    `${functionName(command, name)}() {`,
    "  local context state state_descr line",
    "  typeset -A opt_args",
    `  _arguments -s -C ${[...specs, "'1: :->command'", "'*::argument:->rest'"].join(" \\\n    ")}`,
    "  case $state in",
    `    command) local -a commands=(${list}); _describe command commands ;;`,
    "    rest) case $words[1] in",
    ...cases,
    "    esac ;;",
    "  esac",
    "}",
    "",
  ];
}

function functionName({ path }: CommandShape, name: string): string {
  return [`_${name}`, ...path].join("_").replaceAll("-", "_");
}

function optionSpec({ flags, description, value }: OptionShape): string {
  const text = `[${description.replaceAll(/[[\]:]/g, String.raw`\$&`)}]`;
  const action = {
    none: "",
    text: ":value: ",
    file: ":file:_files",
    choice: value.type === "choice" ? `:value:(${value.choices.join(" ")})` : "",
  }[value.type];
  // A value may follow a long name behind `=` too.
  const names = flags.map((flag) => (value.type !== "none" && flag.startsWith("--") ? `${flag}=` : flag));
  const [first = ""] = names;
  return names.length === 1
    ? quote(`${first}${text}${action}`)
    : `${quote(`(${flags.join(" ")})`)}{${names.join(",")}}${quote(text + action)}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
