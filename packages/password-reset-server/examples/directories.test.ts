import type { PasswordHasher } from "@metal/password-reset-server";
import { createPbkdf2Hasher, readResetToken } from "@metal/password-reset-server/memory";
import { openPostgresStore, type PostgresDirectory } from "@metal/password-reset-server/postgres";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { Pool } from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { createDirectoryHarness, type DirectoryHarness } from "../src/testing/directory-harness.ts";
import { ADA, NOBODY, passwordIn } from "../src/testing/harness.ts";
import { freshPostgresUrl } from "../src/testing/stores.ts";
import { betterAuthDirectory, betterAuthHasher } from "./better-auth.ts";
import { usersTable } from "./users-table.ts";

type Setup = {
  readonly url: string;
  readonly directory: PostgresDirectory;
  readonly hasher: PasswordHasher;
};

/** A server on tables of others, with its own in a schema beside them. */
async function start({ url, directory, hasher }: Setup): Promise<DirectoryHarness> {
  const store = await openPostgresStore(url, { schema: "password_reset", directory });
  return createDirectoryHarness({ store, hasher });
}

const TABLES = `
  CREATE TABLE public.users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL,
    password_hash text NOT NULL,
    password_changed_at timestamptz NOT NULL DEFAULT 'epoch',
    disabled boolean NOT NULL DEFAULT false
  );
  CREATE UNIQUE INDEX ON public.users (lower(email COLLATE "C"));
  CREATE TABLE public.sessions (id text PRIMARY KEY, user_id bigint NOT NULL REFERENCES public.users (id));
  CREATE TABLE public.api_keys (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sha256 bytea NOT NULL UNIQUE,
    user_id bigint NOT NULL REFERENCES public.users (id),
    revoked_at timestamptz
  );
  INSERT INTO public.users (email, password_hash) VALUES ('Ada@Example.com', 'old'), ('bob@example.com', 'old');
  INSERT INTO public.sessions VALUES ('ada''s', 1), ('bob''s', 2);
  INSERT INTO public.api_keys (sha256, user_id) VALUES (sha256('live_ada'), 1), (sha256('live_bob'), 2);
`;

type UsersTable = DirectoryHarness & {
  readonly sql: (text: string) => Promise<readonly Record<string, unknown>[]>;
  /** Whether that is Ada's password now. */
  readonly signsIn: (password: string) => Promise<boolean>;
};

async function startOnUsersTable(directory: PostgresDirectory = usersTable): Promise<UsersTable> {
  const url = await freshPostgresUrl();
  const pool = await connect(url);
  await pool.query(TABLES);
  const hasher = createPbkdf2Hasher({ iterations: 1000 });
  const sql = async (text: string): Promise<readonly Record<string, unknown>[]> =>
    (await pool.query<Record<string, unknown>>(text)).rows;
  return {
    ...(await start({ url, directory, hasher })),
    sql,
    async signsIn(password) {
      const [user] = await sql("SELECT password_hash FROM public.users WHERE id = 1");
      return hasher.verify(password, String(user?.["password_hash"]));
    },
  };
}

async function connect(url: string): Promise<Pool> {
  const pool = new Pool({ connectionString: url, max: 3 });
  onTestFinished(() => pool.end());
  return pool;
}

describe("users in a table of an app", () => {
  it("get a mail at their own address, and a password that their sign-in takes, and lose their sessions", async () => {
    const { ask, reset, signsIn, server, messages, sql } = await startOnUsersTable();
    expect((await ask("ADA@example.com")).status).toBe(201);
    await server.outbox.deliver();

    const password = await passwordIn(await reset(readResetToken(messages[0]) ?? ""));

    expect(await signsIn(password)).toBe(true);
    expect(await sql("SELECT id FROM public.sessions")).toEqual([{ id: "bob's" }]);
    await server.outbox.deliver();
    expect(messages.map(({ to, kind }) => [to, kind])).toEqual([
      ["Ada@Example.com", "reset_token"],
      ["Ada@Example.com", "password_changed"],
    ]);
  });

  it("are told from nobody by no answer and no row", async () => {
    const { ask, sql, server } = await startOnUsersTable();
    await sql("UPDATE public.users SET disabled = true WHERE id = 2");

    const replies = [await ask(ADA), await ask(NOBODY), await ask("bob@example.com")];

    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await sql("SELECT count(*)::int FROM password_reset.reset_tokens")).toEqual([{ count: 3 }]);
    expect(await server.outbox.list()).toMatchObject([{ recipient: "Ada@Example.com" }]);
  });

  it("of a hundred racers with one token, one wins", async () => {
    const { mailedToken, reset, signsIn } = await startOnUsersTable();
    const token = await mailedToken();

    const replies = await Promise.all(Array.from({ length: 100 }, () => reset(token)));

    const winners = replies.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(99);
    expect(await signsIn(await passwordIn(winners[0] as Response))).toBe(true);
  });

  it("use keys of their own, until these are revoked, and repeats are safe", async () => {
    const { reset, signsIn, sql } = await startOnUsersTable();
    const idempotencyKey = crypto.randomUUID();

    const [first, second] = await Promise.all([
      reset("live_ada", idempotencyKey),
      reset("live_ada", idempotencyKey),
    ]);

    const password = await passwordIn(first);
    expect(await passwordIn(second)).toBe(password);
    expect(await signsIn(password)).toBe(true);
    await sql("UPDATE public.api_keys SET revoked_at = now() WHERE user_id = 1");
    expect((await reset("live_ada", idempotencyKey)).status).toBe(401);
    expect((await reset("live_nobody")).status).toBe(401);
    expect(await signsIn(password)).toBe(true);
  });

  it.each([
    [
      "their password was changed in another way",
      "UPDATE public.users SET password_changed_at = now() + '1 h'",
    ],
    ["they were disabled", "UPDATE public.users SET disabled = true"],
    ["they were deleted", "TRUNCATE public.users CASCADE"],
  ])("cannot use a token after %s", async (_what, change) => {
    const { mailedToken, reset, sql, server } = await startOnUsersTable();
    const token = await mailedToken();

    await sql(change);

    expect((await reset(token)).status).toBe(401);
    expect(await sql("SELECT FROM public.users WHERE password_hash <> 'old'")).toEqual([]);
    expect(await server.outbox.list({ state: "pending" })).toEqual([]);
  });

  it("keep password, token and sessions where any of it fails", async () => {
    let broken = true;
    const { mailedToken, reset, signsIn, sql } = await startOnUsersTable({
      ...usersTable,
      async revokeSessions(userId, place) {
        await usersTable.revokeSessions?.(userId, place);
        if (broken) throw new Error("the sessions are elsewhere");
      },
    });
    const token = await mailedToken();

    const failed = await reset(token);
    expect(failed.status).toBe(500);
    expect(await failed.text()).not.toContain("elsewhere");
    expect(await sql("SELECT FROM public.users WHERE password_hash <> 'old'")).toEqual([]);
    expect(await sql("SELECT FROM public.sessions")).toHaveLength(2);

    broken = false;
    expect(await signsIn(await passwordIn(await reset(token)))).toBe(true);
  });

  it("are managed there alone", async () => {
    const { server } = await startOnUsersTable();

    const attempts = [
      server.accounts.add({ email: NOBODY }),
      server.accounts.list(),
      server.accounts.disable(ADA),
      server.keys.create({ kind: "user", email: ADA }),
    ];

    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject({ code: "kept_elsewhere" });
  });
});

describe("users of better-auth", () => {
  it("sign in there with the password that was set here, and with no older one, and lose their sessions", async () => {
    const url = await freshPostgresUrl();
    const options = {
      database: await connect(url),
      secret: crypto.randomUUID() + crypto.randomUUID(),
      baseURL: "http://localhost",
      emailAndPassword: { enabled: true },
      rateLimit: { enabled: false },
      telemetry: { enabled: false },
      logger: { disabled: true },
    };
    await (await getMigrations(options)).runMigrations();
    const auth = betterAuth(options);
    const signIn = async (password: string): Promise<Response> =>
      auth.api.signInEmail({ body: { email: ADA, password }, asResponse: true });
    await auth.api.signUpEmail({ body: { email: ADA, password: "the old one", name: "Ada" } });
    const before = await signIn("the old one");
    const headers = new Headers({
      Cookie: before.headers
        .getSetCookie()
        .map((cookie) => cookie.split(";")[0])
        .join("; "),
    });
    expect(await auth.api.getSession({ headers })).toMatchObject({ user: { email: ADA } });

    const { mailedToken, reset, ask } = await start({
      url,
      directory: betterAuthDirectory,
      hasher: betterAuthHasher,
    });
    expect((await ask(NOBODY)).status).toBe(201);
    const token = await mailedToken();
    const password = await passwordIn(await reset(token));

    expect((await signIn(password)).status).toBe(200);
    expect((await signIn("the old one")).status).toBe(401);
    expect(await auth.api.getSession({ headers })).toBeNull();
    expect((await reset(token)).status).toBe(401);
  });
});
