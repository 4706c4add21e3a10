import { exitCodes } from "../cli/exit-codes.ts";
import type { Platform } from "../cli/platform.ts";
import { UsageError } from "../cli/usage-error.ts";
import type { Connection } from "../connection/connection.ts";
import { looksLikeAddress, notAnAddress } from "../text/email.ts";
import { askedSentence } from "../words/success-words.ts";
import { loadFormatter, type OutputFormat } from "./format-result.ts";
import { askPlainly } from "./run-plain-call.ts";

/**
 * `request` with addresses on the command line: asks for a mail to each in turn, and says so. One that the
 * server rejects is passed over; any other failure ends the run. Answers the exit code of the first failure.
 */
export async function request(
  emails: readonly string[],
  options: {
    readonly connection: Connection;
    readonly platform: Platform;
    readonly output: OutputFormat | undefined;
    readonly quiet: boolean;
  },
): Promise<number> {
  const { platform, output = "text", quiet } = options;
  if (!emails.every(looksLikeAddress))
    throw new UsageError(`that is not one address. Nothing was sent. ${notAnAddress}`);
  const format = await loadFormatter(output);
  let exitCode: number = exitCodes.done;
  for (const [index, email] of emails.entries()) {
    const result = await askPlainly(email, options);
    if (result.type === "done") {
      const fields = { requested: true, email, requestId: result.facts.requestId };
      if (index > 0 && output === "yaml") platform.stdout.write("---\n");
      if (!quiet || output !== "text") platform.stdout.write(format({ text: askedSentence(email), fields }));
      continue;
    }
    exitCode ||= result.exitCode;
    if (emails.length > 1) platform.stderr.write(`  This was about ${email}.\n`);
    if (result.exitCode === exitCodes.rejected) continue;
    const left = emails.slice(index + 1);
    if (left.length > 0) platform.stderr.write(`  Not asked for: ${left.join(", ")}.\n`);
    break;
  }
  return exitCode;
}
