import { PasswordResetServerError } from "../errors/server-error.ts";
import type { KeyRecord, Store } from "../stores/port.ts";
import type { Random } from "../tokens/random.ts";
import { createToken, digestToken } from "../tokens/token.ts";
import { operatorEntry } from "./administration.ts";
import { emailKey } from "./email.ts";

/** What managing keys works with. */
export type KeyContext = {
  readonly store: Store;
  readonly clock: () => number;
  readonly random: Random;
  /** Whether what is done is recorded in the audit log. Default `true`. */
  readonly audits?: boolean | undefined;
};

/** Whose key it is to be: a user's, by address, or a project's, by name. */
export type NewKey =
  | { readonly kind: "user"; readonly email: string }
  | { readonly kind: "project"; readonly name: string };

/** API keys. */
export type Keys = {
  /**
   * Creates a key. Its token is in this answer and nowhere else.
   *
   * @throws PasswordResetServerError `account_not_found`
   */
  readonly create: (key: NewKey) => Promise<{ readonly id: string; readonly token: string }>;
  /** All keys, oldest first, as they are kept: without the key itself. */
  readonly list: () => Promise<readonly KeyRecord[]>;
  /**
   * Revokes a key: it stops working at once.
   *
   * @throws PasswordResetServerError `key_not_found`
   */
  readonly revoke: (id: string) => Promise<void>;
};

/** Manages the keys of a store. */
export function createKeys({ store, clock, random, audits = true }: KeyContext): Keys {
  return {
    async create(key) {
      const token = createToken(key.kind, { random });
      const owner = await ownerOf(key, store);
      const record = {
        id: crypto.randomUUID(),
        kind: key.kind,
        createdAt: clock(),
        revokedAt: undefined,
        ...owner,
      };
      const { id, createdAt, accountId } = record;
      const entry = operatorEntry({ at: createdAt, action: "key.create", keyId: id, accountId });
      await store.keys.insert({ ...record, digest: await digestToken(token) }, audits ? entry : undefined);
      return { id, token };
    },
    list: () => store.keys.list(),
    async revoke(id) {
      const at = clock();
      const entry = operatorEntry({ at, action: "key.revoke", keyId: id });
      if (await store.keys.revoke(id, at, audits ? entry : undefined)) return;
      throw new PasswordResetServerError(
        "key_not_found",
        "No key in use has that id. Nothing was changed. Give the id that was shown when the key was created.",
      );
    },
  };
}

async function ownerOf(key: NewKey, store: Store): Promise<Pick<KeyRecord, "accountId" | "name">> {
  if (key.kind === "project") return { accountId: undefined, name: key.name };
  const account = await store.accounts.findByEmailKey(emailKey(key.email));
  if (account !== undefined && account.disabledAt === undefined)
    return { accountId: account.id, name: undefined };
  throw new PasswordResetServerError(
    "account_not_found",
    "No account in use has that address. No key was created. Add the account first.",
  );
}
