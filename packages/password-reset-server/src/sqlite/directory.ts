import type { DatabaseSync } from "node:sqlite";
import { createForeignAccounts, createForeignKeys } from "../directory/foreign-accounts.ts";
import { createInTurn } from "../directory/in-turn.ts";
import type { Directory, DirectoryUser } from "../directory/port.ts";
import type { KeptReply, PasswordChange, ResetResult, ResetStore, Store } from "../stores/port.ts";
import type { AuditLog } from "./audit.ts";
import { createKeyStore } from "./keys.ts";
import { createResetStore, NEWEST } from "./resets.ts";
import type { WriteQueue } from "./write-queue.ts";

/** The parts of a store that have to do with users, on a directory that shares no transaction with it. */
export function createDirectoryStores(
  database: DatabaseSync,
  queue: WriteQueue,
  audit: AuditLog,
  directory: Directory,
): Pick<Store, "accounts" | "keys" | "resets"> {
  const place = {};
  return {
    accounts: createForeignAccounts(directory, place),
    keys: createForeignKeys(createKeyStore(database, queue, audit), directory, place),
    resets: createForeignResets(database, queue, audit, directory),
  };
}

type Claimed = {
  readonly kind: "claimed";
  readonly userId: string;
  readonly requestedAt: number | undefined;
};
type Claim = Exclude<ResetResult, { readonly kind: "changed" }> | Claimed;

/** Stands in place of a reply from when its name is taken until it is kept, and for good where that never comes. */
const BEGUN = new Uint8Array();

/**
 * In three steps: the token is consumed, with every other one of the user, and the name of the request is taken; then
 * the directory sets the password; then the notice and the reply are kept. Cut off after the first step nothing has
 * changed and the token is spent; after the second nobody is told. No order lets a token work twice, and a repeat of
 * what was cut off is told that nobody can know.
 */
function createForeignResets(
  database: DatabaseSync,
  queue: WriteQueue,
  audit: AuditLog,
  directory: Directory,
): ResetStore {
  const { claim, release, keep } = createSteps(database, queue, audit);
  const resets = createResetStore(database, queue, audit);
  const inTurn = createInTurn();
  const usable = database.prepare(
    `SELECT 1 FROM reset_tokens
     WHERE digest = ? AND account_id IS NOT NULL AND used_at IS NULL AND expires_at > ? AND ${NEWEST}`,
  );
  const owner = database.prepare("SELECT account_id FROM reset_tokens WHERE digest = ?");
  const ownerOf = ({ grant }: PasswordChange): string =>
    grant.kind === "key" ? grant.accountId : String(owner.get(grant.digest)?.["account_id"]);

  async function carryOut(change: PasswordChange, { userId, requestedAt }: Claimed): Promise<ResetResult> {
    const { passwordHash, at } = change;
    const user = await directory.setPassword({ userId, passwordHash, at, requestedAt }, {});
    if (user === undefined) {
      await release(change);
      return { kind: "refused" };
    }
    await keep(change, user);
    await directory.revokeSessions?.(userId, {});
    const account = { id: userId, email: user.email, createdAt: 0, disabledAt: undefined };
    return { kind: "changed", account };
  }

  return {
    ...resets,
    isUsable: async (digest, now) => usable.get(digest, now) !== undefined,
    // A repeat that comes while the first is carried out waits for it, and gets its reply.
    apply: (change) =>
      inTurn(ownerOf(change), async () => {
        const claimed = await claim(change);
        if (claimed.kind === "claimed") return carryOut(change, claimed).catch(endInDoubt);
        return claimed.kind === "repeated" ? { ...claimed, reply: certain(claimed.reply) } : claimed;
      }),
    async findReply(id, now) {
      const kept = await resets.findReply(id, now);
      if (kept === undefined || !isBegun(kept)) return kept;
      const ended = await inTurn(kept.accountId, () => resets.findReply(id, now));
      return ended && certain(ended);
    },
  };
}

function isBegun({ sealed }: KeptReply): boolean {
  return sealed?.length === BEGUN.length;
}

/** What is kept of a reset that nobody is carrying out any more. */
function certain(kept: KeptReply): KeptReply {
  return isBegun(kept) ? endInDoubt("it was cut off") : kept;
}

/** Nothing may say now that nothing was done, not even a file that is full. */
function endInDoubt(cause: unknown): never {
  throw new Error("a reset was begun, and whether the directory has changed is not certain", { cause });
}

type Steps = {
  readonly claim: (change: PasswordChange) => Promise<Claim>;
  /** Gives the name of the request back: nothing was done under it. */
  readonly release: (change: PasswordChange) => Promise<void>;
  readonly keep: (change: PasswordChange, user: DirectoryUser) => Promise<void>;
};

function createSteps(database: DatabaseSync, { write }: WriteQueue, audit: AuditLog): Steps {
  const findReply = database.prepare(
    "SELECT sealed, account_id FROM reset_replies WHERE id = ? AND expires_at > ?",
  );
  const consume = database.prepare(
    `UPDATE reset_tokens SET used_at = ?1
     WHERE digest = ?2 AND account_id IS NOT NULL AND used_at IS NULL AND expires_at > ?1 AND ${NEWEST}
     RETURNING account_id, created_at`,
  );
  const voidOthers = database.prepare(
    "UPDATE reset_tokens SET used_at = ? WHERE account_id = ? AND used_at IS NULL",
  );
  const emptyReplies = database.prepare(
    "UPDATE reset_replies SET sealed = NULL WHERE account_id = ? AND sealed IS NOT NULL",
  );
  const takeName = database.prepare(
    "INSERT OR REPLACE INTO reset_replies (id, account_id, sealed, expires_at) VALUES (?, ?, ?, ?)",
  );
  const giveNameBack = database.prepare("DELETE FROM reset_replies WHERE id = ?");
  const keepReply = database.prepare("UPDATE reset_replies SET sealed = ? WHERE id = ?");
  const keepNotice = database.prepare(
    "INSERT INTO outbox (id, kind, recipient, due_at, created_at, trace) VALUES (?1, ?2, ?3, ?4, ?4, ?5)",
  );
  const holderOf = ({ grant, at }: PasswordChange): Claimed | undefined => {
    if (grant.kind === "key") return { kind: "claimed", userId: grant.accountId, requestedAt: undefined };
    const token = consume.get(at, grant.digest);
    return (
      token && {
        kind: "claimed",
        userId: token["account_id"] as string,
        requestedAt: token["created_at"] as number,
      }
    );
  };

  return {
    claim: (change) =>
      write(() => {
        const { reply, at } = change;
        const kept = reply && findReply.get(reply.id, at);
        if (kept !== undefined) {
          const sealed = (kept["sealed"] as Uint8Array | null) ?? undefined;
          return { kind: "repeated", reply: { sealed, accountId: kept["account_id"] as string } };
        }
        const holder = holderOf(change);
        if (holder === undefined) return { kind: "refused" };
        voidOthers.run(at, holder.userId);
        emptyReplies.run(holder.userId);
        if (reply !== undefined) takeName.run(reply.id, holder.userId, BEGUN, reply.expiresAt);
        return holder;
      }),
    release: ({ reply }) =>
      write(() => {
        if (reply !== undefined) giveNameBack.run(reply.id);
      }),
    keep: ({ notice, reply, audit: entry }, { id, email }) =>
      write(() => {
        if (reply !== undefined) keepReply.run(reply.sealed, reply.id);
        keepNotice.run(notice.id, notice.kind, email, notice.createdAt, notice.trace ?? null);
        audit.keep(entry, id);
      }),
  };
}
