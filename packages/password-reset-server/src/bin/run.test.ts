import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { createArgon2idHasher } from "../node/index.ts";
import { createAccounts } from "../operations/accounts.ts";
import { openSqliteStore } from "../sqlite/index.ts";
import { command, database } from "../testing/command.ts";
import { temporaryFolder } from "../testing/stores.ts";

async function signsIn(path: string, email: string, password: string): Promise<boolean> {
  const store = openSqliteStore(path);
  const accounts = createAccounts({ store, hasher: createArgon2idHasher(), clock: Date.now });
  const verified = await accounts.verifyPassword(email, password);
  await store.close();
  return verified;
}

describe("account", () => {
  it("adds an account, and shows the password that it made on stdout alone", async () => {
    const path = database();

    const { code, stdout, stderr } = await command(["account", "add", "ada@example.com"]);

    const password = stdout.trim();
    expect(code).toBe(0);
    expect(stderr).not.toContain(password);
    expect(await signsIn(path, "ada@example.com", password)).toBe(true);
  });

  it("takes the first password from stdin, without its line end", async () => {
    const path = database();

    const { code, stdout } = await command(
      ["account", "add", "ada@example.com", "--password-stdin"],
      "correct horse\n",
    );

    expect([code, stdout]).toEqual([0, ""]);
    expect(await signsIn(path, "ada@example.com", "correct horse")).toBe(true);
  });

  it("adds none where stdin holds no password", async () => {
    database();

    expect(await command(["account", "add", "ada@example.com", "--password-stdin"], "\n")).toMatchObject({
      code: 2,
    });
    expect((await command(["account", "list", "-o", "json"])).stdout).toBe("[]\n");
  });

  it("lists and disables accounts", async () => {
    database();
    await command(["account", "add", "ada@example.com"]);
    await command(["account", "add", "bob@example.com"]);

    expect((await command(["account", "disable", "ADA@example.com"])).code).toBe(0);

    const { stdout } = await command(["account", "list", "-o", "json"]);
    expect(JSON.parse(stdout)).toMatchObject([
      { email: "ada@example.com", disabled: expect.stringMatching(/^\d{4}-/) },
      { email: "bob@example.com" },
    ]);
    expect((await command(["account", "list"])).stdout).toMatch(
      /^EMAIL +CREATED +DISABLED +ID\nada@example\.com +\d{4}-/,
    );
  });

  it("says what failed and what is true, with exit code 1", async () => {
    database();
    await command(["account", "add", "ada@example.com"]);

    expect(await command(["account", "add", "ada@example.com"])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^error: .*unchanged/),
    });
    expect((await command(["account", "disable", "nobody@example.com"])).code).toBe(1);
  });
});

describe("key", () => {
  it("creates keys of both kinds, each shown on stdout alone, and revokes them once", async () => {
    database();
    await command(["account", "add", "ada@example.com"]);

    const user = await command(["key", "create", "--user", "ada@example.com"]);
    const project = await command(["key", "create", "--project", "portal"]);

    expect(user.stdout).toMatch(/^mk_user_[\w-]{43}\n$/);
    expect(project.stdout).toMatch(/^mk_project_[\w-]{43}\n$/);
    expect(user.stderr + project.stderr).not.toMatch(/mk_/);
    const id = /Key (\S+)/.exec(user.stderr)?.[1] ?? "";
    expect((await command(["key", "revoke", id])).code).toBe(0);
    expect((await command(["key", "revoke", id])).code).toBe(1);
  });

  it("lists keys with their owners, and never the keys", async () => {
    database();
    await command(["account", "add", "ada@example.com"]);
    const user = await command(["key", "create", "--user", "ada@example.com"]);
    await command(["key", "create", "--project", "portal"]);
    const id = /Key (\S+)/.exec(user.stderr)?.[1] ?? "";
    await command(["key", "revoke", id]);

    const json = await command(["key", "list", "-o", "json"]);
    const table = await command(["key", "list"]);

    expect(JSON.parse(json.stdout)).toEqual([
      {
        id,
        kind: "user",
        owner: "ada@example.com",
        created: expect.stringMatching(/^\d{4}-/),
        revoked: expect.stringMatching(/^\d{4}-/),
      },
      { id: expect.any(String), kind: "project", owner: "portal", created: expect.any(String) },
    ]);
    expect(table.stdout).toMatch(
      /^ID +KIND +OWNER +CREATED +REVOKED\n.* ada@example\.com .*\n.* portal .* -\n$/,
    );
    expect(json.stdout + table.stdout).not.toMatch(/mk_/);
  });

  it("creates none that belongs to nobody", async () => {
    database();

    expect((await command(["key", "create"])).code).toBe(2);
    expect((await command(["key", "create", "--user", "nobody@example.com"])).code).toBe(1);
  });
});

describe("migrate", () => {
  it("names the steps that it takes, and none the next time", async () => {
    database();

    expect((await command(["migrate"])).stderr).toMatch(/Schema step taken: .*\n.*up to date/);
    expect((await command(["migrate"])).stderr).toMatch(/^The schema of .* is up to date\.\n$/);
  });
});

describe("outbox", () => {
  it("lists mails without what is sealed in them, and makes one due again", async () => {
    const path = database();
    const store = openSqliteStore(path);
    const mail = {
      id: "mail-1",
      kind: "password_changed",
      recipient: "ada@example.com",
      sealed: undefined,
    } as const;
    const token = { digest: new Uint8Array(32), accountId: undefined, createdAt: 0, expiresAt: 1 };
    await store.resets.request(token, { ...mail, createdAt: 0 });
    await store.outbox.claim({ now: 0, leaseUntil: 9, limit: 1 });
    await store.outbox.failed("mail-1", { attempts: 1, dueAt: 9, dead: true, error: "550 no" });
    await store.close();

    const listed = await command(["outbox", "list", "--state", "dead", "-o", "json"]);
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { id: "mail-1", state: "dead", attempts: 1, error: "550 no" },
    ]);
    expect((await command(["outbox", "retry", "mail-1"])).code).toBe(0);
    expect((await command(["outbox", "list", "--state", "dead", "-o", "json"])).stdout).toBe("[]\n");
    expect((await command(["outbox", "retry", "none"])).code).toBe(1);
    expect((await command(["outbox", "discard", "mail-1"])).code).toBe(0);
    expect((await command(["outbox", "list", "-o", "json"])).stdout).toBe("[]\n");
    expect((await command(["outbox", "discard", "mail-1"])).code).toBe(1);
  });
});

describe("serve", () => {
  it("starts on any port, makes an outbox key for its owner alone, and stops when it is told", async () => {
    const path = database();
    const mails = join(temporaryFolder(), "mails");

    const first = await command(["serve", "--port", "0", "--mail-directory", mails]);

    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Listening on http:\/\/127\.0\.0\.1:\d+\/metal\/v1\n$/),
    });
    expect(statSync(`${path}.outbox-key`).mode & 0o777).toBe(0o600);
    const key = readFileSync(`${path}.outbox-key`, "utf8");
    expect(first.stderr).not.toContain(key.trim());
    await command(["serve", "--port", "0", "--mail-directory", mails]);
    expect(readFileSync(`${path}.outbox-key`, "utf8")).toBe(key);
    expect(readdirSync(join(path, "..")).filter((name) => name.includes("outbox-key"))).toHaveLength(1);
  });

  it("has a listener of its own for those who run it", async () => {
    database();
    const mails = temporaryFolder();
    const args = ["serve", "--port", "0", "--mail-directory", mails, "--operations-port", "0"];

    const { code, stderr } = await command([...args, "--trust-proxy", "10.0.0.0/8, 127.0.0.1"]);

    expect(code).toBe(0);
    expect(stderr).toMatch(/Operations on http:\/\/127\.0\.0\.1:\d+/);
    expect(await command([...args, "--trust-proxy", "everybody"])).toMatchObject({ code: 1 });
  });

  it("does not start without a way to send mails, or with half a key", async () => {
    database();
    expect(await command(["serve", "--port", "0"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--mail-directory"),
    });

    vi.stubEnv("METAL_RESET_OUTBOX_KEY", "c2hvcnQ=");
    const short = await command(["serve", "--port", "0", "--mail-directory", temporaryFolder()]);
    expect(short).toMatchObject({ code: 2, stderr: expect.stringContaining("32 bytes") });
    expect(short.stderr).not.toContain("c2hvcnQ=");
  });
});

describe("any command", () => {
  it.each([
    [["key", "revoke", `mk_user_${"x".repeat(43)}`]],
    [["serve", "--smtp-url", "smtps://user:hunter2@mail.example.com"]],
    [["serve", "--smtp-url=smtps://user:hunter2@mail.example.com"]],
  ])("refuses a secret among its arguments, and does not repeat it", async (args) => {
    database();

    const { code, stderr } = await command(args);

    expect(code).toBe(2);
    expect(stderr).toMatch(/argument \d holds a secret/);
    expect(stderr).not.toMatch(/hunter2|xxx/);
  });

  it.each([
    [["bogus"]],
    [["serve", "--port", "70000"]],
    [["account", "add"]],
    [["outbox", "list", "--state", "lost"]],
  ])("answers %j with exit code 2", async (args) => {
    database();

    expect((await command(args)).code).toBe(2);
  });

  it("shows help and version with exit code 0", async () => {
    expect(await command(["--help"])).toMatchObject({ code: 0, stdout: expect.stringContaining("serve") });
    expect(await command(["--version"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });
});
