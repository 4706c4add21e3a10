import { exitCodes } from "../cli/exit-codes.ts";
import type { Platform } from "../cli/platform.ts";
import type { BuiltInConnection } from "../connection/built-in.ts";
import type { InboxMail } from "../state/state.ts";
import { nameKey } from "../words/key-words.ts";
import { askedSentence, exchangeFacts, resetSentence } from "../words/success-words.ts";
import { askPlainly, resetPlainly } from "./run-plain-call.ts";

/**
 * The whole job once on the built-in server, step by step in plain text: for a pipe, a log, a machine
 * without a terminal. The secrets stay masked. Answers the exit code.
 */
export async function runWholeJob(connection: BuiltInConnection, platform: Platform): Promise<number> {
  const say = (line: string): void => void platform.stdout.write(`${line}\n`);
  const email = connection.facts.account ?? "";
  const arrival = nextMail(connection);

  say("Metal Password Reset: the whole job once, on the built-in server");
  say(
    `1. A server runs inside this process. Its account is ${email}, with the ${nameKey(connection.facts.key ?? "")}.`,
  );

  const asked = await askPlainly(email, { connection, platform });
  if (asked.type === "failed") return asked.exitCode;
  say(`2. ${askedSentence(email)} (${exchangeFacts(asked.facts)})`);

  const mail = await arrival;
  if (mail.token === undefined) {
    platform.stderr.write("error: the mail carries no token. Nothing was reset. Start again.\n");
    return exitCodes.failed;
  }
  say(`3. A mail to ${mail.to} has arrived: "${mail.subject}", with a token (masked here).`);

  const reset = await resetPlainly(
    { kind: "token", token: mail.token, email: mail.to },
    { connection, platform },
  );
  if (reset.type === "failed") return reset.exitCode;
  say(
    `4. ${resetSentence(mail.to)} with the token (${exchangeFacts(reset.facts)}). New password: •••••••••••••••••••• (masked: this is not a terminal)`,
  );

  if (!(await connection.verifyPassword(reset.answer.newPassword))) {
    platform.stderr.write("error: the server does not accept the new password. Start again.\n");
    return exitCodes.failed;
  }
  say("5. The server accepts the new password. The token is used up.");
  say("Done. On a terminal the same command opens the app.");
  return exitCodes.done;
}

async function nextMail(connection: BuiltInConnection): Promise<Omit<InboxMail, "at" | "state">> {
  return new Promise((resolve) => connection.onMail(resolve));
}
