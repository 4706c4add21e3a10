import { commands, type CommandId } from "../../commands/commands.ts";
import { homeMenu } from "../../state/menu.ts";
import type { ConnectionFacts, State } from "../../state/state.ts";
import type { Block, ScreenView } from "../view.ts";
import type { ScreenOf } from "./screen-of.ts";

/** The first screen: what the app talks to, and what can be done there. */
export function viewHome(state: State, screen: ScreenOf<"home">): ScreenView {
  const items = homeMenu(state).map(({ command, label, detail }, index): Block => {
    const right = [detail, shortcut(command)].filter((part) => part !== "").join("   ");
    return { type: "item", text: label, right, selected: index === screen.selected };
  });
  return {
    mark: undefined,
    headline: "Metal Password Reset",
    blocks: [...introduction(state.connection), { type: "gap" }, ...items],
  };
}

function introduction({ kind, name, key, account }: ConnectionFacts): readonly Block[] {
  if (kind === "built-in") {
    return [
      { type: "pair", name: "Server", value: "runs inside this program" },
      { type: "pair", name: "Account", value: account ?? "" },
      { type: "pair", name: "Key", value: key ?? "" },
    ];
  }
  return [
    { type: "pair", name: "Server", value: name },
    {
      type: "pair",
      name: "Key",
      value: key ?? "none: a mail cannot be asked for, a mailed token can be used",
    },
  ];
}

function shortcut(id: CommandId): string {
  return commands.find((command) => command.id === id && command.on.includes("home"))?.keys[0] ?? "";
}
