import type { ResetGrant } from "../stores/port.ts";
import type { Caller } from "./authenticate.ts";
import { invalidToken } from "./authenticate.ts";
import type { OperationContext } from "./context.ts";
import { unprocessable } from "./refusal.ts";

/**
 * Replaces the caller's password and gives the new one, which stands nowhere else.
 *
 * @throws RefusalError with 401 where somebody else was faster with the same token, with 422 for a project key.
 */
export async function resetPassword(caller: Caller, context: OperationContext): Promise<string> {
  const grant = grantOf(caller);
  const password = context.generatePassword();
  const passwordHash = await context.hasher.hash(password);
  const at = context.clock();
  const notice = {
    id: crypto.randomUUID(),
    kind: "password_changed",
    sealed: undefined,
    createdAt: at,
  } as const;
  const account = await context.store.resets.apply({ grant, passwordHash, at, notice });
  if (account === undefined) throw invalidToken();
  context.wakeOutbox();
  return password;
}

function grantOf(caller: Caller): ResetGrant {
  if (caller.kind === "reset_token") return { kind: "reset_token", digest: caller.digest };
  if (caller.key.accountId !== undefined) return { kind: "account", accountId: caller.key.accountId };
  throw unprocessable(
    "A project key has no user whose password could be reset. Nothing was done. Use a user key, or a reset token from a mail.",
  );
}
