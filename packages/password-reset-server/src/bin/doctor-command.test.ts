import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { once } from "node:events";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Check } from "../doctor/check.ts";
import type { PasswordResetServer } from "../index.ts";
import { migrate } from "../sqlite/migrate.ts";
import { MIGRATIONS } from "../sqlite/migrations.ts";
import { command, database } from "../testing/command.ts";
import { createHarness } from "../testing/harness.ts";
import { startSmtpServer } from "../testing/smtp-server.ts";
import { freshPostgresUrl, temporaryFolder } from "../testing/stores.ts";
import { openStore } from "./database.ts";

const LATER = "2100-01-01T00:00:00Z";

type Diagnosis = {
  readonly code: number;
  readonly healthy: boolean;
  readonly checks: Readonly<Record<string, Omit<Check, "name">>>;
  readonly printed: string;
};

async function diagnose(...args: readonly string[]): Promise<Diagnosis> {
  const { code, stdout, stderr } = await command(["doctor", "-o", "json", ...args]);
  expect(stderr).toBe("");
  const { healthy, checks } = JSON.parse(stdout) as {
    readonly healthy: boolean;
    readonly checks: readonly Check[];
  };
  const named = Object.fromEntries(checks.map(({ name, ...check }) => [name, check]));
  return { code, healthy, checks: named, printed: stdout };
}

/** A mail server, so that mails are nothing to complain of. */
async function withMails(): Promise<void> {
  const { url } = await startSmtpServer({ disabledCommands: ["STARTTLS", "AUTH"] });
  vi.stubEnv("METAL_RESET_SMTP_URL", url);
  vi.stubEnv("METAL_RESET_MAIL_FROM", "no-reply@example.com");
}

/** A key, in the environment. */
function withKey(): Uint8Array {
  const key = randomBytes(32);
  vi.stubEnv("METAL_RESET_OUTBOX_KEY", key.toString("base64"));
  return key;
}

async function serverOn(
  place: string,
  outboxKey: Uint8Array,
  clock = Date.now,
): Promise<PasswordResetServer> {
  const store = await openStore(place);
  return (await createHarness({ store, outboxKey, clock })).server;
}

beforeEach(() => () => void vi.unstubAllEnvs());

describe.each([
  ["SQLite", async (): Promise<string> => database()],
  ["PostgreSQL", freshPostgresUrl],
])("doctor on %s", (kind, place) => {
  it("finds nothing to complain of where a server would do its work", async () => {
    const url = await place();
    vi.stubEnv("METAL_RESET_DATABASE", url);
    await withMails();
    await (await serverOn(url, withKey())).close();

    const { code, healthy, checks } = await diagnose();

    expect([code, healthy]).toEqual([0, true]);
    const states = Object.entries(checks).map(([name, { state }]) => `${name} ${state}`);
    expect(states.filter((state) => !state.startsWith("Files"))).toEqual([
      "Settings ok",
      "Database ok",
      "Schema ok",
      "Clock ok",
      "Outbox key ok",
      "Outbox ok",
      "Mail ok",
    ]);
    expect(checks["Database"]?.text).toContain(`answers: ${kind} `);
  });

  it("says where mails are not sent, were given up, or cannot be opened any more", async () => {
    const url = await place();
    vi.stubEnv("METAL_RESET_DATABASE", url);
    await withMails();
    const store = await openStore(url);
    const { ask, server } = await createHarness({ store, clock: () => Date.now() - 3_600_000 });
    await ask();
    withKey();

    const late = await diagnose();
    expect([late.code, late.checks["Outbox"]?.state]).toEqual([1, "failed"]);
    expect(late.checks["Outbox"]?.text).toMatch(
      /^1 mails wait, 0 were given up\. The first is due for \d+ min/,
    );
    expect(late.checks["Outbox key"]).toMatchObject({
      state: "failed",
      text: "1 of 1 mails that wait were sealed with another key, and cannot be sent.",
    });

    const [mail] = await store.outbox.claim({ now: Date.now(), leaseUntil: Date.now() + 1000, limit: 1 });
    const failure = { attempts: 1, dueAt: 0, dead: true, error: "550 no" };
    await store.outbox.failed(mail?.id ?? "", failure);
    await server.close();
    const dead = await diagnose();
    expect([dead.code, dead.checks["Outbox"]?.state]).toEqual([0, "warning"]);
    expect(dead.checks["Outbox"]?.next).toContain("outbox list --state dead");
  });

  it("says where a clock went back", async () => {
    const url = await place();
    vi.stubEnv("METAL_RESET_DATABASE", url);
    await (await serverOn(url, withKey(), () => Date.parse(LATER))).close();

    const { code, checks } = await diagnose();

    expect([code, checks["Clock"]?.state]).toEqual([1, "failed"]);
    expect(checks["Clock"]?.text).toMatch(/in the future/);
  });

  it("changes nothing: a database that was never migrated stays so", async () => {
    const url = await place();
    vi.stubEnv("METAL_RESET_DATABASE", url);
    // A file that is there, and in which is nothing.
    if (kind === "SQLite") new DatabaseSync(url).close();

    const first = await diagnose();
    const second = await diagnose();

    expect(first.checks["Schema"]).toMatchObject({
      state: "warning",
      text: "The database was never migrated.",
    });
    expect(second.checks["Schema"]).toEqual(first.checks["Schema"]);
  });
});

describe("doctor", () => {
  it("makes no database and no key", async () => {
    const path = database();

    const { checks } = await diagnose();

    expect(checks["Database"]).toMatchObject({
      state: "warning",
      text: expect.stringContaining("not there yet"),
    });
    expect(checks["Outbox key"]).toMatchObject({ state: "ok", text: expect.stringContaining("makes it") });
    expect([existsSync(path), existsSync(`${path}.outbox-key`)]).toEqual([false, false]);
  });

  it("says which steps of the schema are open, and which nobody knows", async () => {
    const path = database();
    const file = new DatabaseSync(path);
    onTestFinished(() => file.close());
    migrate(file, MIGRATIONS.slice(0, 2));

    expect((await diagnose()).checks["Schema"]).toMatchObject({
      state: "warning",
      text: `${MIGRATIONS.length - 2} of ${MIGRATIONS.length} steps are still to be taken.`,
    });
    file.exec("INSERT INTO migrations (id, name, checksum) VALUES (99, 'from the future', 'x')");
    expect((await diagnose()).checks["Schema"]).toMatchObject({
      state: "failed",
      text: expect.stringContaining("schema step 99"),
    });
  });

  it("says which file others can open, and how to close it", async () => {
    const path = database();
    await (await openStore(path)).close();
    expect((await diagnose()).checks["Files"]?.state).toBe("ok");

    chmodSync(path, 0o640);
    expect((await diagnose()).checks["Files"]).toMatchObject({
      state: "warning",
      next: `Run chmod 600 ${path}`,
    });
    chmodSync(path, 0o644);
    expect((await diagnose()).checks["Files"]).toMatchObject({
      state: "failed",
      text: `Every user of this machine can open ${path}.`,
    });
    chmodSync(path, 0o600);
    const key = join(temporaryFolder(), "key");
    writeFileSync(key, randomBytes(32).toString("base64"), { mode: 0o644 });
    expect((await diagnose("--outbox-key-file", key)).checks["Files"]?.state).toBe("warning");
  });

  it("says that a file is no database", async () => {
    writeFileSync(
      database(),
      "not a database, but long enough to be taken for one by its length alone".repeat(20),
    );

    const { code, checks } = await diagnose();

    expect([code, checks["Database"]?.state]).toEqual([1, "failed"]);
  });

  it("says that a PostgreSQL is not there, or has no such database, and shows no password", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const there = new URL(await freshPostgresUrl());
    there.pathname = "/nowhere";

    for (const url of [`postgres://metal:hunter2@127.0.0.1:${port}/metal`, there.href]) {
      vi.stubEnv("METAL_RESET_DATABASE", url);
      const { code, checks, printed } = await diagnose();
      expect([code, checks["Database"]?.state]).toEqual([1, "failed"]);
      expect(checks["Database"]?.text).toMatch(/cannot be used\. .*\w/);
      expect(printed).not.toMatch(/hunter2/);
    }
  });

  it("says that no server starts on a PostgreSQL without a key, or with half of one", async () => {
    vi.stubEnv("METAL_RESET_DATABASE", await freshPostgresUrl());
    expect((await diagnose()).checks["Outbox key"]?.state).toBe("failed");

    vi.stubEnv("METAL_RESET_OUTBOX_KEY", "c2hvcnQ=");
    const { checks, printed } = await diagnose();
    expect(checks["Outbox key"]).toMatchObject({
      state: "failed",
      text: expect.stringContaining("32 bytes"),
    });
    expect(printed).not.toContain("c2hvcnQ=");
  });

  it("says that there is no way to send mails, or none that works, and shows no password", async () => {
    database();
    expect((await diagnose()).checks["Mail"]?.text).toContain("no way to send mails");

    vi.stubEnv("METAL_RESET_MAIL_FROM", "a@example.com");
    vi.stubEnv("METAL_RESET_SMTP_URL", "smtp://user:hunter2@127.0.0.1:1");
    const { code, checks, printed } = await diagnose();
    expect([code, checks["Mail"]?.state]).toEqual([1, "failed"]);
    expect(checks["Mail"]?.text).toContain("ECONNREFUSED");
    expect(printed).not.toContain("hunter2");
  });

  it("says which setting cannot be read", async () => {
    database();

    expect((await diagnose("--trust-proxy", "everybody")).checks["Settings"]?.state).toBe("failed");
    expect((await diagnose("--cors-origins", "*")).checks["Settings"]?.state).toBe("failed");
    expect((await diagnose("--trust-proxy", "10.0.0.0/8, ::1")).checks["Settings"]?.text).toContain(
      "believed: 2",
    );
  });

  it("prints a line for each, which says how it stands and what to do", async () => {
    database();

    const { code, stdout } = await command(["doctor", "--mail-directory", temporaryFolder()]);

    expect(code).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.every((line) => /^(?:ok|warning|failed) +[A-Z][a-z ]+  \S.*\.$/.test(line))).toBe(true);
    expect(lines.map((line) => line.slice(9, 19).trim())).toEqual([
      "Settings",
      "Database",
      "Outbox key",
      "Mail",
    ]);
  });
});
