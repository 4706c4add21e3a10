/** What `--help` of a program, or of a command of it, says. */
export type Help = {
  /** How it is called, without the program's name: `account add <email>`. */
  readonly usage: string;
  readonly description: string;
  /** As they are written: `-o, --output <format>`. */
  readonly options: readonly string[];
  /** Names of commands below it. */
  readonly commands: readonly string[];
  /** Commands that are shown behind `$`. */
  readonly examples: readonly string[];
};

/** Reads what commander prints. */
export function readHelp(text: string): Help {
  const [, called = ""] = /^Usage: \S+ ?(.*)$/m.exec(text) ?? [];
  const [, description = ""] = /^Usage: .*\n\n((?:.+\n?)*)/.exec(text) ?? [];
  return {
    usage: called.replace(/ ?\[options\]/, "").replace(/ ?\[command\]/, ""),
    description: description.trim().replaceAll(/\s*\n\s*/g, " "),
    options: termsOf("Options", text).filter((term) => !/--(?:help|version)\b/.test(term)),
    commands: termsOf("Commands", text)
      .map((term) => /^[a-z-]+/.exec(term)?.[0] ?? "")
      .filter((name) => name !== "help"),
    examples: [...text.matchAll(/^ +\$ (.+)$/gm)].map(([, line = ""]) => line),
  };
}

/** The left column of a list; what is wrapped stands further right. */
function termsOf(title: string, text: string): readonly string[] {
  const [, list = ""] = new RegExp(`^${title}:\\n((?:  .*(?:\\n|$))+)`, "m").exec(text) ?? [];
  return [...list.matchAll(/^ {2}(\S.*?)(?: {2,}.*)?$/gm)].map(([, term = ""]) => term);
}
