import { PasswordResetServerError } from "../errors/server-error.ts";
import type { AccountStore, KeyRecord, KeyStore } from "../stores/port.ts";
import type { Directory, DirectoryKey } from "./port.ts";

/** Accounts of a directory: they are looked up there, and managed there as well. */
export function createForeignAccounts<Place>(directory: Directory<Place>, place: Place): AccountStore {
  return {
    async findByEmailKey(emailKey) {
      const user = await directory.findByEmail(emailKey, place);
      if (user === undefined) return undefined;
      const { id, email, disabled = false } = user;
      return { id, email, createdAt: 0, disabledAt: disabled ? 0 : undefined, passwordHash: undefined };
    },
    insert: refuse,
    list: refuse,
    disable: refuse,
  };
}

/** The server's own keys of projects, and whatever keys the directory has. */
export function createForeignKeys<Place>(own: KeyStore, directory: Directory<Place>, place: Place): KeyStore {
  const { findByKey } = directory;
  return {
    ...own,
    insert: (key, audit) => (key.kind === "user" ? refuse() : own.insert(key, audit)),
    findForeign:
      findByKey &&
      (async (token) => {
        const key = await findByKey(token, place);
        return key && toRecord(key);
      }),
  };
}

function toRecord(key: DirectoryKey): KeyRecord {
  const { id, kind } = key;
  return {
    id,
    kind,
    accountId: key.kind === "user" ? key.userId : undefined,
    name: key.kind === "project" ? key.name : undefined,
    createdAt: 0,
    revokedAt: undefined,
  };
}

async function refuse(): Promise<never> {
  throw new PasswordResetServerError(
    "kept_elsewhere",
    "Users and their keys are kept in a directory of the host's. Nothing was done here. Do it there.",
  );
}
