import { createInterface } from "node:readline/promises";
import { exitCodes } from "../cli/exit-codes.ts";
import type { Platform } from "../cli/platform.ts";
import type { MannerOptions } from "../cli/options.ts";
import { UsageError } from "../cli/usage-error.ts";
import type { Connection } from "../connection/connection.ts";
import { resetSentence } from "../words/success-words.ts";
import { loadFormatter, type OutputFormat } from "./format-result.ts";
import { resetPlainly } from "./run-plain-call.ts";
import { writeResult } from "./write-result.ts";
import { canShowBriefly, showBriefly } from "./show-briefly.ts";

type Options = {
  readonly connection: Connection;
  readonly platform: Platform;
  readonly output?: OutputFormat | undefined;
  readonly yes?: boolean | undefined;
} & MannerOptions;

/**
 * `reset`: resets the password, and writes the new one to stdout; on a terminal, where nobody chose a
 * format, it is shown beside the scrollback instead. Answers the exit code.
 */
export async function reset(options: Options): Promise<number> {
  const { connection, platform, yes, quiet, input } = options;
  const { stdout, stderr } = platform;
  const briefly = options.output === undefined && stdout.isTTY;
  if (briefly && (input === false || !canShowBriefly())) throw new UsageError(noPlaceToShow);
  if (yes !== true && !(await confirm(options))) {
    stderr.write("Not reset: the password is what it was.\n");
    return exitCodes.interrupted;
  }
  const format = await loadFormatter(options.output ?? "text");
  const email = connection.facts.account;
  const result = await resetPlainly({ kind: "key", email }, options);
  if (result.type === "failed") return result.exitCode;
  const { newPassword } = result.answer;
  if (briefly) {
    await showBriefly(newPassword, { headline: resetSentence(email), stdout });
    if (quiet !== true) stderr.write(`${resetSentence(email)}. ${shownOnce}\n`);
    return exitCodes.done;
  }
  const output = format({ text: newPassword, fields: { newPassword, requestId: result.facts.requestId } });
  if (await writeResult(output, platform)) return exitCodes.done;
  stderr.write(lostOnTheWay);
  return exitCodes.lost;
}

const lostOnTheWay = [
  "error: the password was reset, and the new one is lost (stdout took no output: a closed pipe, or a full disk)",
  "  The old password no longer works, and nobody has the new one.",
  "  1. see to it that the output can be written",
  "  2. reset again with the key, or ask for a new mail",
  "",
].join("\n");
const shownOnce = "The new password was shown once, and is not in the scrollback.";
const noPlaceToShow =
  "the new password would stay in this terminal's scrollback. Nothing was sent. Send the result to a pipe or a file, or say -o text to print it here all the same.";

async function confirm({ connection, platform, input }: Options): Promise<boolean> {
  const { stdin, stderr } = platform;
  if (input === false || !stdin.isTTY)
    throw new UsageError(
      "reset asks first, and there is nobody to ask: no terminal, or --no-input. Nothing was sent. Add --yes.",
    );
  const whose = connection.facts.account ?? "the user of the key or token";
  const asking = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await asking.question(
      `Reset the password of ${whose}? The old one stops working at once. [y/N] `,
    );
    return /^y(?:es)?$/i.test(answer.trim());
  } catch {
    // Ctrl-C and Ctrl-D are a no.
    stderr.write("\n");
    return false;
  } finally {
    asking.close();
  }
}
