import { createToken, digestToken } from "../tokens/token.ts";
import type { Caller } from "./authenticate.ts";
import { invalidToken } from "./authenticate.ts";
import type { OperationContext } from "./context.ts";
import { emailKey, isOneAddress } from "./email.ts";
import { unprocessable } from "./refusal.ts";

/**
 * Creates a reset token for an address and has it mailed. Whether the address has an account, is disabled, or has
 * had too many mails, the same is done and written: only the recipient is left out.
 *
 * @throws RefusalError with 401 for a reset token, with 422 for anything but one address.
 */
export async function createPasswordResetToken(
  caller: Caller,
  emails: readonly string[],
  context: OperationContext,
): Promise<void> {
  if (caller.kind === "reset_token") throw invalidToken();
  const asked = emailKey(readAddress(emails));
  const limited = await context.limits.address(asked);
  const found = await context.store.accounts.findByEmailKey(asked);
  const account = limited.allowed && found?.disabledAt === undefined ? found : undefined;

  const token = createToken("reset", context);
  const mailId = crypto.randomUUID();
  const now = context.clock();
  await context.store.resets.request(
    {
      digest: await digestToken(token),
      accountId: account?.id,
      createdAt: now,
      expiresAt: now + context.resetTokenLifetime,
    },
    {
      id: mailId,
      kind: "reset_token",
      recipient: account?.email,
      sealed: await context.sealer.seal(token, mailId),
      createdAt: now,
    },
  );
  context.wakeOutbox();
}

function readAddress(emails: readonly string[]): string {
  const [email, ...more] = emails;
  if (email === undefined || email === "") {
    throw unprocessable("email is missing. No mail was sent. Give one address in the query: ?email=…");
  }
  if (more.length > 0) {
    throw unprocessable("email was given more than once. No mail was sent. Give exactly one address.");
  }
  if (!isOneAddress(email)) {
    throw unprocessable(
      "email is not one address. No mail was sent. Give one, percent-encoded (a + is %2B).",
    );
  }
  return email;
}
