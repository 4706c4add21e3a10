import type { Store } from "@metal/password-reset-server";
import type { KeptToken } from "../protocol.ts";

/** A store, and what is to be seen in it. */
export type WatchedStore = {
  readonly store: Store;
  /** How often the account's password was replaced. */
  readonly passwordChanges: () => number;
  /** The reset tokens that belong to somebody, oldest first. */
  readonly tokens: (now: number) => Promise<readonly KeptToken[]>;
};

type Noted = { readonly digest: string; readonly bytes: Uint8Array; readonly expiresAt: number };

/** Watches what the server writes. The store itself has no list of tokens, since nobody else needs one. */
export function watchStore(inner: Store): WatchedStore {
  const noted: Noted[] = [];
  const used = new Set<string>();
  let passwordChanges = 0;
  const store: Store = {
    ...inner,
    resets: {
      ...inner.resets,
      async request(...given) {
        const [token] = given;
        if (token.accountId !== undefined) {
          noted.push({ digest: hex(token.digest), bytes: token.digest, expiresAt: token.expiresAt });
        }
        return inner.resets.request(...given);
      },
      async apply(change) {
        const result = await inner.resets.apply(change);
        if (result.kind === "changed") {
          passwordChanges += 1;
          if (change.grant.kind === "reset_token") {
            used.add(hex(change.grant.digest));
          }
        }
        return result;
      },
    },
  };
  const stateOf = async ({ digest, bytes, expiresAt }: Noted, now: number): Promise<KeptToken["state"]> => {
    if (used.has(digest)) {
      return "used";
    }
    if (await inner.resets.isUsable(bytes, now)) {
      return "usable";
    }
    return expiresAt <= now ? "expired" : "void";
  };
  return {
    store,
    passwordChanges: () => passwordChanges,
    tokens: async (now) =>
      Promise.all(
        noted.map(async (token) => ({
          digest: token.digest.slice(0, 6),
          expiresIn: token.expiresAt - now,
          state: await stateOf(token, now),
        })),
      ),
  };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
