import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { AuditEntry, AuditRange, PasswordResetServer } from "../index.ts";
import { openSqliteStore } from "../sqlite/index.ts";
import { ADA, createHarness, NOBODY, passwordIn } from "../testing/harness.ts";
import {
  connectOutsider,
  freshSchema,
  openFreshPostgresStore,
  STORES,
  temporaryFolder,
} from "../testing/stores.ts";

const KEY = "a name of at least 22 characters".replaceAll(" ", "-");
const BASE = "http://localhost/metal/v1/reset-password";

async function entriesOf(
  { audit }: PasswordResetServer,
  range: AuditRange = {},
): Promise<readonly AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for await (const entry of audit.entries(range)) entries.push(entry);
  return entries;
}

describe.each(STORES)("the audit log on %s", (_name, openStore) => {
  it("says who asked for a mail, from where, under which request, and what became of it", async () => {
    const { server, projectKey } = await createHarness({ store: await openStore(), clock: () => 1000 });
    await server.accounts.add({ email: "bob@example.com" });
    await server.accounts.disable("bob@example.com");
    const [ada, bob] = await server.accounts.list();
    const key = (await server.keys.list()).find(({ kind }) => kind === "project");
    const before = (await entriesOf(server)).length;

    const ids: (string | null)[] = [];
    for (const email of [ADA, NOBODY, "bob@example.com"]) {
      const request = new Request(`${BASE}?email=${email}`, {
        method: "POST",
        headers: { "X-Auth-Token": projectKey },
      });
      const reply = await server.fetch(request, { clientAddress: "192.0.2.7" });
      ids.push(reply.headers.get("X-Request-Id"));
    }

    const common = {
      seq: expect.any(Number),
      at: 1000,
      action: "reset_token.request",
      actor: "key",
      keyId: key?.id,
      mailId: expect.any(String),
      clientAddress: "192.0.2.7",
    };
    const entries = (await entriesOf(server)).slice(before);
    expect(entries).toEqual([
      { ...common, outcome: "done", accountId: ada?.id, requestId: ids[0] },
      { ...common, outcome: "no_account", accountId: undefined, requestId: ids[1] },
      { ...common, outcome: "disabled", accountId: bob?.id, requestId: ids[2] },
    ]);
    expect((await server.outbox.list()).map(({ id }) => id)).toEqual([entries[0]?.mailId]);
  });

  it("says whose password was reset by what, and when a password was told again", async () => {
    const { server, userKey, mailedToken, reset } = await createHarness({ store: await openStore() });
    const token = await mailedToken();
    const [ada] = await server.accounts.list();
    const key = (await server.keys.list()).find(({ kind }) => kind === "user");
    const before = (await entriesOf(server)).length;

    await reset(token, KEY);
    await reset(token, KEY);
    await reset(token);
    await reset(userKey);

    const byToken = { actor: "reset_token", keyId: undefined, accountId: ada?.id };
    expect((await entriesOf(server)).slice(before)).toMatchObject([
      { action: "password.reset", outcome: "done", ...byToken },
      { action: "password.reset", outcome: "repeated", ...byToken },
      { action: "password.reset", outcome: "done", actor: "key", keyId: key?.id, accountId: ada?.id },
    ]);
  });

  it("says what whoever runs the server did, and to whom", async () => {
    const { server } = await createHarness({ store: await openStore() });
    const [ada] = await server.accounts.list();
    const { id } = await server.keys.create({ kind: "user", email: ADA });
    await server.keys.revoke(id);
    await expect(server.keys.revoke(id)).rejects.toMatchObject({ code: "key_not_found" });
    await expect(server.accounts.add({ email: ADA })).rejects.toMatchObject({ code: "account_exists" });
    await server.accounts.disable(ADA);

    const entries = await entriesOf(server);
    const about = { actor: "operator", outcome: "done", accountId: ada?.id };
    expect(entries).toMatchObject([
      { action: "account.add", ...about },
      { action: "key.create", ...about },
      { action: "key.create", actor: "operator", accountId: undefined },
      { action: "key.create", ...about, keyId: id },
      { action: "key.revoke", ...about, keyId: id },
      { action: "account.disable", ...about },
    ]);
    expect(entries.every(({ seq }, index) => index === 0 || seq > (entries[index - 1]?.seq ?? 0))).toBe(true);
  });

  it("says which mail somebody had sent again, and which they kept from being sent", async () => {
    const { server, ask } = await createHarness({ store: await openStore() });
    await ask();
    const [mail] = await server.outbox.list();
    const mailId = mail?.id ?? "";
    const before = (await entriesOf(server)).length;

    await server.outbox.retry(mailId);
    await server.outbox.discard(mailId);
    await expect(server.outbox.discard(mailId)).rejects.toMatchObject({ code: "mail_not_found" });

    expect((await entriesOf(server)).slice(before)).toMatchObject([
      { action: "mail.retry", actor: "operator", mailId },
      { action: "mail.discard", actor: "operator", mailId },
    ]);
  });

  it("holds no key, no token, no password and no address of a mailbox", async () => {
    const { server, userKey, projectKey, ask, mailedToken, reset } = await createHarness({
      store: await openStore(),
    });
    const token = await mailedToken();
    const password = await passwordIn(await reset(token, KEY));
    await reset(token, KEY);
    await ask(NOBODY);
    await ask(ADA, userKey);

    const log = JSON.stringify(await entriesOf(server));
    for (const secret of [userKey, projectKey, token, password, KEY, "@", "example.com"])
      expect(log).not.toContain(secret);
  });

  it("keeps nothing of what was refused, nor of a request that was made before", async () => {
    const { server, projectKey, ask, reset } = await createHarness({ store: await openStore() });
    await ask(ADA, projectKey, KEY);
    const before = await entriesOf(server);

    await ask(ADA, projectKey, KEY);
    await ask(ADA, "mk_project_wrong");
    await ask("no address");
    await reset(projectKey);
    await reset(`mk_reset_${"x".repeat(43)}`);

    expect(await entriesOf(server)).toEqual(before);
  });

  it("is read in pages, from a time until another", async () => {
    const store = await openStore();
    const { server } = await createHarness({ store, clock: () => 0 });
    const [first] = await entriesOf(server);
    if (first === undefined) throw new Error("there is no entry");
    const times = Array.from({ length: 501 }, (_, index) => index + 1);
    await Promise.all(times.map((at) => store.audit.append({ ...first, at })));

    const entries = await entriesOf(server);
    expect(new Set(entries.map(({ seq }) => seq)).size).toBe(504);
    const some = await entriesOf(server, { since: 200, until: 210 });
    expect(some.map(({ at }) => at).toSorted((one, other) => one - other)).toEqual(times.slice(199, 209));
  });

  it("forgets what is older than its retention but for the newest, and uses no number twice", async () => {
    const store = await openStore();
    let now = 1000;
    const { server, ask } = await createHarness({ store, clock: () => now });
    now = 2000;
    await ask();
    now = 3000;
    await ask();

    await store.purge({ before: 5000, now: 5000 });
    expect((await entriesOf(server)).map(({ at }) => at)).toEqual([1000, 1000, 1000, 2000, 3000]);
    await store.purge({ before: 0, now: 0, auditBefore: 2000 });
    expect((await entriesOf(server)).map(({ at }) => at)).toEqual([2000, 3000]);
    await store.purge({ before: 0, now: 0, auditBefore: 1000 });
    await store.purge({ before: 0, now: 0, auditBefore: 4000 });
    expect((await entriesOf(server)).map(({ at, seq }) => [at, seq])).toEqual([[3000, 5]]);
    await ask();
    expect((await entriesOf(server)).map(({ at, seq }) => [at, seq])).toEqual([
      [3000, 5],
      [3000, 6],
    ]);
  });

  it("is not kept where the host wants none", async () => {
    const { server, ask, userKey, reset } = await createHarness({ store: await openStore(), audit: false });
    await ask();
    await reset(userKey, KEY);
    await reset(userKey, KEY);
    for (const { id } of await server.outbox.list()) await server.outbox.discard(id);

    expect(await entriesOf(server)).toEqual([]);
  });
});

describe.each(STORES.slice(1))("the audit log on %s", (_name, openStore) => {
  it("keeps an entry if and only if what it is about is kept", async () => {
    const store = await openStore();
    const { server } = await createHarness({ store });
    const before = await entriesOf(server);
    const [account] = await store.accounts.list();
    const entry = before.at(-1);
    if (account === undefined || entry === undefined) throw new Error("there is no account");
    const mail = {
      id: "1",
      kind: "reset_token",
      recipient: undefined,
      sealed: undefined,
      createdAt: 0,
    } as const;
    const token = { digest: new Uint8Array(32), accountId: undefined, createdAt: 0, expiresAt: 1 };
    const row = { ...account, emailKey: "c@example.com", passwordHash: undefined };

    // An entry that cannot be kept, and then an account that cannot, its id being taken.
    const broken = { ...entry, at: Number.NaN };
    await expect(store.resets.request(token, mail, undefined, broken)).rejects.toThrow(/./);
    await expect(store.accounts.insert(row, entry)).rejects.toThrow(/./);

    expect(await entriesOf(server)).toEqual(before);
    expect(await store.outbox.status()).toMatchObject({ pending: 0 });
    expect(await store.resets.request(token, mail, undefined, entry)).toBe("kept");
  });
});

describe("the audit log in a database", () => {
  const CHANGES = [
    "UPDATE audit SET outcome = 'done'",
    "DELETE FROM audit",
    "DELETE FROM audit_horizon",
    "UPDATE audit_horizon SET at = -1",
  ];

  it("on SQLite is append-only for everybody who does not alter its tables", async () => {
    const path = join(temporaryFolder(), "accounts.db");
    const { server } = await createHarness({ store: openSqliteStore(path) });
    const before = await entriesOf(server);
    const other = new DatabaseSync(path);
    onTestFinished(() => other.close());

    const replacement =
      "INSERT OR REPLACE INTO audit (seq, at, action, outcome, actor) VALUES (1, 0, 'a', 'b', 'c')";
    for (const change of [...CHANGES, replacement]) expect(() => other.exec(change)).toThrow(/audit log/);
    expect(await entriesOf(server)).toEqual(before);
  });

  it("on PostgreSQL is append-only for everybody who does not alter its tables", async () => {
    const schema = freshSchema();
    const { server } = await createHarness({ store: await openFreshPostgresStore({ schema }) });
    const before = await entriesOf(server);
    const other = await connectOutsider(schema);

    for (const change of [...CHANGES, "TRUNCATE audit", "TRUNCATE audit_horizon"])
      await expect(other.query(change)).rejects.toThrow(/audit log/);
    expect(await entriesOf(server)).toEqual(before);
  });
});
