import type { KeyRecord } from "../stores/port.ts";
import { digestToken, tokenKind, type TokenKind } from "../tokens/token.ts";
import type { OperationContext } from "./context.ts";
import type { Exchange } from "./exchange.ts";
import { RefusalError, unauthorized } from "./refusal.ts";

/** A token as it came, not looked up yet: of a form that is ours, or else perhaps a key of the host's directory. */
export type PresentedToken = {
  readonly kind: TokenKind | "foreign";
  readonly text: string;
  readonly digest: Uint8Array;
};

/** Who sent a request: the holder of a key, or whoever has a reset token, which may be used up already. */
export type Caller =
  | { readonly kind: "key"; readonly key: KeyRecord }
  | { readonly kind: "reset_token"; readonly digest: Uint8Array };

/** @throws {@link RefusalError} with 401 where the token is missing. */
export async function readToken(text: string | null): Promise<PresentedToken> {
  if (text === null || text === "") {
    throw unauthorized(
      "X-Auth-Token is missing. Nothing was done. Send a key, or a reset token, in that header.",
    );
  }
  return { kind: tokenKind(text) ?? "foreign", text, digest: await digestToken(text) };
}

/**
 * Finds out who sent a request. A reset token is not looked up: what it is good for is for `resetPassword` to find out.
 *
 * @throws {@link RefusalError} with 401 where a key is of no use (any more), and with 429 where its holder has sent
 * too many.
 */
export async function authenticate(
  token: PresentedToken,
  exchange: Exchange,
  context: OperationContext,
): Promise<Caller> {
  if (token.kind === "reset") return { kind: "reset_token", digest: token.digest };
  return holderOfKey(token, exchange, context);
}

async function holderOfKey(
  { kind, text, digest }: PresentedToken,
  { quotas }: Exchange,
  { store, limits }: OperationContext,
): Promise<Caller> {
  const key = await (kind === "foreign" ? store.keys.findForeign?.(text) : store.keys.findUsable(digest));
  if (key === undefined) throw invalidToken();
  const decision = await limits.key(key.id);
  quotas.note("key", decision);
  if (decision.allowed) return { kind: "key", key };
  throw new RefusalError({
    status: 429,
    errors: [
      "Too many requests with this key. Nothing was done. Wait as long as Retry-After says, then send it again.",
    ],
    retryAfter: decision.retryAfter,
  });
}

/** One message for a token that never was, was used, has expired or was revoked. */
export function invalidToken(): RefusalError {
  return unauthorized(
    "The key or reset token is not valid (any more). Nothing was done. Ask for a new reset mail, or use another key.",
  );
}
