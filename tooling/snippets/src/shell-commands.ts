/** A command as a reader would type it. */
export type ShellCommand = {
  /** All of it, as it stands there. */
  readonly text: string;
  /** Names of the variables that are set for it. */
  readonly variables: readonly string[];
  /** The program and its arguments, without redirections. */
  readonly words: readonly string[];
};

/** A command line of a session on a terminal, and what the text says that it prints. */
export type Step = {
  readonly line: string;
  readonly output: readonly string[];
};

/** The steps of a `console` block: lines behind `$`, which go on behind `\`, and below each what it prints. */
export function stepsOf(code: string): readonly Step[] {
  const steps: { line: string; output: string[] }[] = [];
  for (const line of code.replaceAll(/\\\n\s*/g, "").split("\n")) {
    const current = steps.at(-1);
    if (line.startsWith("$ ")) steps.push({ line: line.slice(2), output: [] });
    else if (current !== undefined && line !== "") current.output.push(line);
  }
  return steps;
}

/** The commands of a script, or of one line of a session. */
export function commandsOf(code: string): readonly ShellCommand[] {
  return code
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.replace(/(?:^|\s)#.*$/, ""))
    .flatMap((line) => line.split(/\s(?:\|\|?|&&)\s|;\s/))
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => {
      const [, assignments = "", rest = ""] = /^((?:[A-Z][A-Z0-9_]*=\S*\s+)*)(.*)$/.exec(text) ?? [];
      const variables = [...assignments.matchAll(/([A-Z][A-Z0-9_]*)=/g)].map(([, name = ""]) => name);
      return { text, variables, words: wordsOf(rest) };
    });
}

/** Quotes group; redirections and `…`, which stands for more, are nobody's arguments. */
function wordsOf(text: string): readonly string[] {
  const bare = text.replaceAll(/\d?[<>]{1,2}&?\s*\S+/g, "");
  return [...bare.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)]
    .map(([, double, single, plain]) => double ?? single ?? plain ?? "")
    .filter((word) => word !== "…");
}
