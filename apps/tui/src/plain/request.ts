import { exitCodes } from "../cli/exit-codes.ts";
import type { Platform } from "../cli/platform.ts";
import { UsageError } from "../cli/usage-error.ts";
import type { Connection } from "../connection/connection.ts";
import { looksLikeAddress, notAnAddress } from "../text/email.ts";
import { askedSentence } from "../words/success-words.ts";
import { loadFormatter, type OutputFormat } from "./format-result.ts";
import { askPlainly } from "./run-plain-call.ts";

/** `request`: asks for a mail, and says so. Answers the exit code. */
export async function request(
  email: string,
  options: {
    readonly connection: Connection;
    readonly platform: Platform;
    readonly output: OutputFormat | undefined;
  },
): Promise<number> {
  if (!looksLikeAddress(email))
    throw new UsageError(`that is not one address. Nothing was sent. ${notAnAddress}`);
  const format = await loadFormatter(options.output ?? "text");
  const result = await askPlainly(email, options);
  if (result.type === "failed") return result.exitCode;
  const fields = { requested: true, email, requestId: result.facts.requestId };
  options.platform.stdout.write(format({ text: askedSentence(email), fields }));
  return exitCodes.done;
}
