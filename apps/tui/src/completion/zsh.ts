import type { CommandShape, OptionShape } from "./describe-command.ts";

/** A completion script for zsh, to be found as \`_<name>\` in \`fpath\`. */
export function zshScript(program: CommandShape, name: string): string {
  return [
    `#compdef ${name}`,
    "",
    ...functionsOf(program, name),
    `${functionName(program, name)} "$@"`,
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
  const words = command.words.length === 0 ? "'*: :'" : `'1:what:(${command.words.join(" ")})'`;
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
  const [first = ""] = flags;
  return flags.length === 1
    ? quote(`${first}${text}${action}`)
    : `${quote(`(${flags.join(" ")})`)}{${flags.join(",")}}${quote(text + action)}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
