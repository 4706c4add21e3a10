import { createAuditLog, type AuditLog } from "./memory-audit.ts";
import type {
  Account,
  AccountStore,
  KeptReply,
  KeyRecord,
  KeyStore,
  MailState,
  NewMail,
  NewReply,
  NewRequest,
  NewResetToken,
  OutboxEntry,
  OutboxStore,
  ResetGrant,
  ResetStore,
  Store,
} from "./port.ts";

type AccountRow = Account & { readonly emailKey: string; readonly passwordHash: string | undefined };
type KeyRow = KeyRecord & { readonly digest: string };
type TokenRow = NewResetToken & { readonly usedAt: number | undefined; readonly issue: number };
type ReplyRow = Pick<NewReply, "expiresAt"> & {
  readonly sealed: Uint8Array | undefined;
  readonly accountId: string;
  readonly keyId: string | undefined;
};
type MailRow = NewMail & Omit<OutboxEntry, keyof NewMail> & { readonly finishedAt: number | undefined };

type Tables = {
  readonly accounts: Map<string, AccountRow>;
  readonly keys: Map<string, KeyRow>;
  readonly tokens: Map<string, TokenRow>;
  readonly requests: Map<string, NewRequest>;
  readonly replies: Map<string, ReplyRow>;
  readonly mails: Map<string, MailRow>;
  readonly audit: AuditLog;
};

/**
 * A store in memory, for pages, demos and tests: everything is gone with the process. Each function does its work
 * within one turn of the event loop, and so is as atomic as a transaction.
 *
 * It takes no directory of users kept elsewhere: those stay, while mails that were promised and replies that are kept for
 * repeats would be gone with the process. `openSqliteStore(":memory:", { directory })` is for tests of one.
 *
 * @example
 * ```ts
 * const server = createPasswordResetServer({ store: createMemoryStore(), mail, hasher, outboxKey });
 * ```
 */
export function createMemoryStore(): Store {
  const tables: Tables = {
    accounts: new Map(),
    keys: new Map(),
    tokens: new Map(),
    requests: new Map(),
    replies: new Map(),
    mails: new Map(),
    audit: createAuditLog(),
  };
  return {
    accounts: accountStore(tables),
    keys: keyStore(tables),
    resets: resetStore(tables),
    outbox: outboxStore(tables),
    audit: tables.audit.store,
    async purge({ before, now, auditBefore }) {
      tables.audit.forget(auditBefore ?? 0);
      for (const [digest, token] of tables.tokens) {
        if (token.expiresAt < before) tables.tokens.delete(digest);
      }
      for (const kept of [tables.replies, tables.requests]) {
        for (const [id, { expiresAt }] of kept) if (expiresAt <= now) kept.delete(id);
      }
      for (const [id, mail] of tables.mails) {
        if (mail.state === "delivered" && (mail.finishedAt ?? before) < before) tables.mails.delete(id);
      }
    },
    async close() {},
  };
}

function accountStore({ accounts, tokens, replies, audit }: Tables): AccountStore {
  const find = (emailKey: string): AccountRow | undefined =>
    [...accounts.values()].find((account) => account.emailKey === emailKey);
  return {
    async insert(account, entry) {
      if (find(account.emailKey) !== undefined) return false;
      accounts.set(account.id, account);
      audit.keep(entry);
      return true;
    },
    findByEmailKey: async (emailKey) => find(emailKey),
    list: async () => [...accounts.values()].map((row) => toAccount(row)),
    async disable(emailKey, at, entry) {
      const account = find(emailKey);
      if (account === undefined || account.disabledAt !== undefined) return false;
      accounts.set(account.id, { ...account, disabledAt: at });
      voidTokens(tokens, account.id, at);
      emptyReplies(replies, (reply) => reply.accountId === account.id);
      audit.keep(entry, account.id);
      return true;
    },
  };
}

function keyStore({ accounts, keys, replies, audit }: Tables): KeyStore {
  return {
    async insert({ digest, ...key }, entry) {
      keys.set(key.id, { ...key, digest: hex(digest) });
      audit.keep(entry);
    },
    async findUsable(digest) {
      const wanted = hex(digest);
      const found = [...keys.values()].find((key) => key.digest === wanted);
      if (found === undefined || found.revokedAt !== undefined) return undefined;
      const key = toKey(found);
      return key.accountId === undefined || isInUse(accounts.get(key.accountId)) ? key : undefined;
    },
    list: async () => [...keys.values()].map((row) => toKey(row)),
    async revoke(id, at, entry) {
      const key = keys.get(id);
      if (key === undefined || key.revokedAt !== undefined) return false;
      keys.set(id, { ...key, revokedAt: at });
      emptyReplies(replies, (reply) => reply.keyId === id);
      audit.keep(entry, key.accountId);
      return true;
    },
  };
}

function resetStore({ accounts, keys, tokens, requests, replies, mails, audit }: Tables): ResetStore {
  let issues = 0;
  const isNewest = (token: TokenRow): boolean =>
    ![...tokens.values()].some(
      ({ accountId, issue }) => accountId === token.accountId && issue > token.issue,
    );
  const usable = (digest: Uint8Array, now: number): AccountRow | undefined => {
    const token = tokens.get(hex(digest));
    if (token === undefined || token.usedAt !== undefined || token.expiresAt <= now) return undefined;
    if (token.accountId === undefined || !isNewest(token)) return undefined;
    return accounts.get(token.accountId);
  };
  const accountOf = (grant: ResetGrant, now: number): AccountRow | undefined => {
    if (grant.kind === "reset_token") return usable(grant.digest, now);
    const key = keys.get(grant.keyId);
    return key && key.revokedAt === undefined ? accounts.get(grant.accountId) : undefined;
  };
  const findReply = (id: Uint8Array, now: number): ReplyRow | undefined => {
    const reply = replies.get(hex(id));
    return reply === undefined || reply.expiresAt <= now ? undefined : reply;
  };
  return {
    async request(token, mail, request, entry) {
      if (request !== undefined) {
        const kept = requests.get(hex(request.id));
        if (kept !== undefined && kept.expiresAt > request.createdAt)
          return hex(kept.fingerprint) === hex(request.fingerprint) ? "repeated" : "another";
        requests.set(hex(request.id), request);
      }
      issues += 1;
      tokens.set(hex(token.digest), { ...token, usedAt: undefined, issue: issues });
      mails.set(mail.id, pending(mail));
      audit.keep(entry);
      return "kept";
    },
    isUsable: async (digest, now) => isInUse(usable(digest, now)),
    async apply({ grant, passwordHash, at, notice, reply, audit: entry }) {
      const kept = reply && findReply(reply.id, at);
      if (kept !== undefined) return { kind: "repeated", reply: toKept(kept) };
      const account = accountOf(grant, at);
      if (!isInUse(account)) return { kind: "refused" };
      accounts.set(account.id, { ...account, passwordHash });
      voidTokens(tokens, account.id, at);
      emptyReplies(replies, ({ accountId }) => accountId === account.id);
      if (reply !== undefined) {
        const { id, sealed, expiresAt } = reply;
        const keyId = grant.kind === "key" ? grant.keyId : undefined;
        replies.set(hex(id), { accountId: account.id, keyId, sealed, expiresAt });
      }
      mails.set(notice.id, pending({ ...notice, recipient: account.email }));
      audit.keep(entry, account.id);
      return { kind: "changed", account: toAccount(account) };
    },
    async findReply(id, now) {
      const kept = findReply(id, now);
      return kept && toKept(kept);
    },
  };
}

function outboxStore({ mails, audit }: Tables): OutboxStore {
  const change = (id: string, changes: Partial<MailRow>): boolean => {
    const mail = mails.get(id);
    if (mail?.state === undefined || mail.state === "delivered") return false;
    mails.set(id, { ...mail, ...changes });
    return true;
  };
  const nextDueAt = async (): Promise<number | undefined> => {
    const times = [...mails.values()].filter(({ state }) => state === "pending").map(({ dueAt }) => dueAt);
    return times.length === 0 ? undefined : Math.min(...times);
  };
  return {
    async claim({ now, leaseUntil, limit }) {
      const claimed: MailRow[] = [];
      for (const mail of mails.values()) {
        if (mail.state !== "pending" || mail.dueAt > now) continue;
        claimed.push({ ...mail, attempts: mail.attempts + 1, dueAt: leaseUntil });
        if (claimed.length === limit) break;
      }
      for (const mail of claimed) mails.set(mail.id, mail);
      return claimed;
    },
    async release(id, attempts) {
      const mail = mails.get(id);
      if (mail?.attempts === attempts) change(id, { attempts: attempts - 1, dueAt: mail.createdAt });
    },
    async delivered(id, at) {
      change(id, { state: "delivered", finishedAt: at, sealed: undefined });
    },
    async failed(id, { attempts, dueAt, dead, error }) {
      if (mails.get(id)?.attempts !== attempts) return;
      change(id, { state: dead ? "dead" : "pending", dueAt, lastError: error });
    },
    nextDueAt,
    async list({ state, limit }) {
      return [...mails.values()]
        .filter((mail) => mail.recipient !== undefined && (state === undefined || mail.state === state))
        .slice(0, limit)
        .map(({ sealed: _sealed, trace: _trace, finishedAt: _finishedAt, ...entry }) => entry);
    },
    async discard(id, entry) {
      const discarded = mails.get(id)?.state !== "delivered" && mails.delete(id);
      if (discarded) audit.keep(entry);
      return discarded;
    },
    async status() {
      const states = [...mails.values()].map(({ state }) => state);
      return {
        pending: states.filter((state) => state === "pending").length,
        dead: states.filter((state) => state === "dead").length,
        oldestDueAt: await nextDueAt(),
      };
    },
    async retry(id, at, entry) {
      const retried = change(id, { state: "pending" satisfies MailState, attempts: 0, dueAt: at });
      if (retried) audit.keep(entry);
      return retried;
    },
  };
}

function voidTokens(tokens: Map<string, TokenRow>, accountId: string, at: number): void {
  for (const [digest, token] of tokens) {
    if (token.accountId === accountId && token.usedAt === undefined)
      tokens.set(digest, { ...token, usedAt: at });
  }
}

function emptyReplies(replies: Map<string, ReplyRow>, belongs: (reply: ReplyRow) => boolean): void {
  for (const [id, reply] of replies) {
    if (belongs(reply)) replies.set(id, { ...reply, sealed: undefined });
  }
}

function pending(mail: NewMail): MailRow {
  return {
    ...mail,
    state: "pending",
    attempts: 0,
    dueAt: mail.createdAt,
    lastError: undefined,
    finishedAt: undefined,
  };
}

function toKept({ sealed, accountId }: ReplyRow): KeptReply {
  return { sealed, accountId };
}

function toAccount({ id, email, createdAt, disabledAt }: AccountRow): Account {
  return { id, email, createdAt, disabledAt };
}

function toKey({ digest: _digest, ...key }: KeyRow): KeyRecord {
  return key;
}

function isInUse(account: AccountRow | undefined): account is AccountRow {
  return account !== undefined && account.disabledAt === undefined;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
