import { exitCodeMeanings } from "../../src/cli/exit-codes.ts";
import { commands, type CommandId } from "../../src/commands/commands.ts";
import { editKeys } from "../../src/commands/edit-keys.ts";
import type { ScreenName } from "../../src/state/state.ts";

const screenNames: Readonly<Record<ScreenName, string>> = {
  home: "Home",
  ask: "Ask for a mail",
  token: "Paste a token",
  connect: "Connect to a server",
  key: "Which key?",
  waiting: "Waiting",
  asked: "A mail was asked for",
  inbox: "Inbox",
  confirm: "Confirm the reset",
  password: "New password",
  leaving: "Leave without it?",
  failed: "A failure",
  history: "History",
  help: "Help",
  palette: "All commands",
};

/** Commands that are the same nearly everywhere. */
const everywhere: ReadonlySet<CommandId> = new Set(["palette", "suspend"]);

/** The keys of each screen as a list, from the table that the app itself reads. */
export function keysList(): string {
  const screens = Object.entries(screenNames).map(([name, title]) => {
    const here = commands.filter(({ id, on }) => on.includes(name as ScreenName) && !everywhere.has(id));
    return item(title, here);
  });
  const common = commands.filter(({ id }) => everywhere.has(id));
  return [item("Everywhere", common), ...screens, item("While typing", editKeys)].join("\n");
}

function item(
  title: string,
  entries: readonly { readonly keys: readonly string[]; readonly help: string }[],
): string {
  return `- **${title}**: ${entries.map(({ keys, help }) => `${spell(keys)} ${lower(help)}`).join("; ")}`;
}

/** The exit codes as a list, from the one that the help prints. */
export function exitCodesList(): string {
  return exitCodeMeanings.map(([code, meaning]) => `- \`${code}\` ${meaning}`).join("\n");
}

/** Puts both between their markers. */
export function fillReadme(readme: string): string {
  return fill(fill(readme, "keys", keysList()), "exit-codes", exitCodesList());
}

function fill(readme: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from === -1 || to < from)
    throw new Error(`README.md has no place for ${name}: put ${start} and ${end} into it`);
  return `${readme.slice(0, from + start.length)}\n\n${content}\n\n${readme.slice(to)}`;
}

function spell(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(" or ");
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
