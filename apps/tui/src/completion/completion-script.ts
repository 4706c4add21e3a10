import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { bashScript } from "./bash.ts";
import { describeCommand } from "./describe-command.ts";
import { fishScript } from "./fish.ts";
import type { Shell } from "./shells.ts";
import { zshScript } from "./zsh.ts";

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** The completion script of a program for a shell. */
export function completionScript(shell: Shell, program: CommandUnknownOpts): string {
  return scripts[shell](describeCommand(program), program.name());
}
