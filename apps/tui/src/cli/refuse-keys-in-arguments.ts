import { UsageError } from "./usage-error.ts";

const keyOption = /^--?(?:token|key|api-?key|auth-?token|x-auth-token|password|t)(?:=|$)/i;
const ownKey = /mk_(?:user|project|reset)_/;

/**
 * Refuses a key among the arguments: they can be read by every process of the machine, and stay in the
 * shell's history. The message does not repeat it.
 *
 * @throws UsageError
 */
export function refuseKeysInArguments(args: readonly string[]): void {
  if (!args.some((argument) => keyOption.test(argument) || ownKey.test(argument))) return;
  throw new UsageError(
    [
      "a key does not belong on the command line, where other processes and the shell's history can read it.",
      "Nothing was sent. If it was a real one, replace it.",
      "Give it through METAL_AUTH_TOKEN, through --token-stdin or --token-file, or in ~/.config/equinix/metal.yaml (key: token).",
    ].join("\n"),
  );
}
