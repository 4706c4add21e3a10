import { PasswordResetServerError } from "../errors/server-error.ts";
import type { PasswordHasher } from "../passwords/hasher.ts";
import type { Account, Store } from "../stores/port.ts";
import { operatorEntry } from "./administration.ts";
import { emailKey, isOneAddress } from "./email.ts";

/** What managing accounts works with. */
export type AccountContext = {
  readonly store: Store;
  readonly hasher: PasswordHasher;
  readonly clock: () => number;
  /** Whether what is done is recorded in the audit log. Default `true`. */
  readonly audits?: boolean | undefined;
};

/** Accounts: whose password can be reset. */
export type Accounts = {
  /**
   * Adds an account; without a password nobody can sign in to it before the first reset.
   *
   * @throws PasswordResetServerError `invalid_address`, `account_exists`
   */
  readonly add: (account: {
    readonly email: string;
    readonly password?: string | undefined;
  }) => Promise<Account>;
  /** All accounts, oldest first. */
  readonly list: () => Promise<readonly Account[]>;
  /**
   * Disables an account: its keys and reset tokens stop working, and no mail goes to it.
   *
   * @throws PasswordResetServerError `account_not_found`
   */
  readonly disable: (email: string) => Promise<void>;
  /** Tells whether a password is that of an account in use; it takes as long where there is none. */
  readonly verifyPassword: (email: string, password: string) => Promise<boolean>;
};

/** Manages the accounts of a store. */
export function createAccounts({ store, hasher, clock, audits = true }: AccountContext): Accounts {
  let decoy: string | undefined;
  const decoyHash = async (): Promise<string> => (decoy ??= await hasher.hash(crypto.randomUUID()));
  return {
    async add({ email, password }) {
      if (!isOneAddress(email)) {
        throw new PasswordResetServerError(
          "invalid_address",
          "That is not one e-mail address. No account was added. Give one address of at most 254 bytes.",
        );
      }
      const account = { id: crypto.randomUUID(), email, createdAt: clock(), disabledAt: undefined };
      const passwordHash = password === undefined ? undefined : await hasher.hash(password);
      const entry = operatorEntry({ at: account.createdAt, action: "account.add", accountId: account.id });
      const row = { ...account, emailKey: emailKey(email), passwordHash };
      if (await store.accounts.insert(row, audits ? entry : undefined)) return account;
      throw new PasswordResetServerError(
        "account_exists",
        "That address has an account already, which is unchanged. Reset its password instead.",
      );
    },
    list: () => store.accounts.list(),
    async disable(email) {
      const at = clock();
      const entry = operatorEntry({ at, action: "account.disable" });
      if (await store.accounts.disable(emailKey(email), at, audits ? entry : undefined)) return;
      throw new PasswordResetServerError(
        "account_not_found",
        "No account in use has that address. Nothing was changed. Look at the list of accounts.",
      );
    },
    async verifyPassword(email, password) {
      const account = await store.accounts.findByEmailKey(emailKey(email));
      const hash = account?.disabledAt === undefined ? account?.passwordHash : undefined;
      const verified = await hasher.verify(password, hash ?? (await decoyHash()));
      return verified && hash !== undefined;
    },
  };
}
