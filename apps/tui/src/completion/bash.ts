import { flatten, type CommandShape } from "./describe-command.ts";

/** A completion script for bash. It needs no `bash-completion`, and starts no program. */
export function bashScript(program: CommandShape, name: string): string {
  const commands = flatten(program);
  const fn = `_${name.replaceAll("-", "_")}`;
  const cases = commands.map(
    (command) => `    ${quote(command.path.join(" "))}) words=${quote(wordsOf(command).join(" "))} ;;`,
  );
  return `${fn}() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} path="" words="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
      ${commands
        .slice(1)
        .map(({ path }) => quote(path.join(" ")))
        .join(" | ")}) path="\${path:+$path }$word" ;;
    esac
  done
  # \`=\` is a word of its own here.
  if [[ $current == = ]]; then current=""
  elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $previous in
${valueCases(commands).join("\n")}
  esac
  case $path in
${cases.join("\n")}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F ${fn} ${name}
`;
}

function wordsOf({ commands, options, words }: CommandShape): readonly string[] {
  return [
    ...commands.map(({ path }) => path.at(-1) ?? ""),
    ...words,
    ...options.flatMap(({ flags }) => flags),
  ];
}

/** What follows an option that takes a value, whichever command it belongs to. */
function valueCases(commands: readonly CommandShape[]): readonly string[] {
  const cases = commands.flatMap(({ options }) =>
    options.map(({ flags, value }) => {
      if (value.type === "none") return "";
      const pattern = flags.join(" | ");
      if (value.type === "text") return `    ${pattern}) return ;;`;
      // What readline does by itself knows of spaces, folders and `~`.
      const offer =
        value.type === "choice"
          ? `COMPREPLY=($(compgen -W ${quote(value.choices.join(" "))} -- "$current"))`
          : 'compopt -o default 2> /dev/null || COMPREPLY=($(compgen -f -- "$current"))';
      return `    ${pattern}) ${offer}; return ;;`;
    }),
  );
  return [...new Set(cases)].filter((line) => line !== "");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
