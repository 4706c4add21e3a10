import type { LimitDecision } from "../limits/limiter.ts";
import { createMailId } from "../outbox/mail-id.ts";
import type { AuditOutcome } from "../stores/audit.ts";
import type { Account } from "../stores/port.ts";
import { createToken, digestToken } from "../tokens/token.ts";
import { nameRequest } from "../repeats/request-name.ts";
import { authenticate, invalidToken, type PresentedToken } from "./authenticate.ts";
import type { OperationContext } from "./context.ts";
import { emailKey, isOneAddress } from "./email.ts";
import { auditEntry, type Exchange } from "./exchange.ts";
import { unprocessable, type RefusalError } from "./refusal.ts";

/** How many characters an account's id has. */
const ID_LENGTH = 36;

/**
 * Creates a reset token for an address and has it mailed. Whether the address has an account, is disabled, or has
 * had too many mails, the same is done and written: only the recipient is left out, and the audit log has another word. With an idempotency key, a repeat
 * with the same token, key and address does nothing.
 *
 * @throws RefusalError with 401 where the token is of no use or is a reset token; with 422 for anything but one address,
 * and for a key under which another address was asked for; with 429 where a key is used too often.
 */
export async function createPasswordResetToken(
  presented: PresentedToken,
  emails: readonly string[],
  exchange: Exchange,
  context: OperationContext,
): Promise<void> {
  const caller = await authenticate(presented, exchange, context);
  if (caller.kind === "reset_token") throw invalidToken();
  const asked = emailKey(readAddress(emails));
  const limited = await context.limits.address(asked);
  exchange.quotas.note("address", limited);
  const found = await context.store.accounts.findByEmailKey(asked);
  const outcome = outcomeOf(limited, found);
  const account = outcome === "done" ? found : undefined;

  const token = createToken("reset", context);
  const mailId = createMailId();
  const now = context.clock();
  const result = await context.store.resets.request(
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
      sealed: await context.sealer.seal(account === undefined ? padded(token, asked) : token, mailId),
      createdAt: now,
      trace: exchange.trace,
    },
    exchange.idempotencyKey === undefined
      ? undefined
      : {
          ...(await nameRequest(presented.text, exchange.idempotencyKey, asked)),
          createdAt: now,
          expiresAt: now + (context.safeRepeatLifetime ?? 0),
        },
    auditEntry(
      { action: "reset_token.request", outcome, caller, accountId: found?.id, mailId },
      exchange,
      context,
    ),
  );
  if (result === "another") throw otherAddress();
  if (result === "kept") context.wakeOutbox();
}

/** What is written for nobody is as long as it is for somebody, whose id and address stand in it. */
function padded(token: string, address: string): string {
  return token.padEnd(token.length + ID_LENGTH + address.length);
}

function outcomeOf(limited: LimitDecision, found: Account | undefined): AuditOutcome {
  if (!limited.allowed) return "limited";
  if (found === undefined) return "no_account";
  return found.disabledAt === undefined ? "done" : "disabled";
}

function otherAddress(): RefusalError {
  return unprocessable(
    "Another address was asked for under this Idempotency-Key. No mail was sent now. Send another key with it.",
  );
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
