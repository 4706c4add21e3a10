import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { command, database } from "../testing/command.ts";
import { freshPostgresUrl, temporaryFolder } from "../testing/stores.ts";

describe("a PostgreSQL database", () => {
  it("is named in the environment, works as a file does, and shows its password nowhere", async () => {
    const url = await freshPostgresUrl();
    vi.stubEnv("METAL_RESET_DATABASE", url);
    onTestFinished(() => void vi.unstubAllEnvs());

    const migrated = await command(["migrate"]);
    const added = await command(["account", "add", "ada@example.com"]);
    const listed = await command(["account", "list"]);

    expect([migrated.code, added.code, listed.code]).toEqual([0, 0, 0]);
    expect(migrated.stderr).toContain(`of postgres://${new URL(url).host}/`);
    expect(listed.stdout).toContain("ada@example.com");
    expect(JSON.stringify([migrated, added, listed])).not.toContain(new URL(url).password);
  });

  it("is served only with an outbox key that all its servers can have", async () => {
    vi.stubEnv("METAL_RESET_DATABASE", await freshPostgresUrl());
    onTestFinished(() => void vi.unstubAllEnvs());

    const { code, stderr } = await command(["serve", "--port", "0", "--mail-directory", temporaryFolder()]);

    expect(code).toBe(2);
    expect(stderr).toContain("METAL_RESET_OUTBOX_KEY");
  });

  it("that cannot be reached is said to be so", async () => {
    vi.stubEnv("METAL_RESET_DATABASE", "postgres://ada:hunter2@127.0.0.1:1/metal");
    onTestFinished(() => void vi.unstubAllEnvs());

    const { code, stderr } = await command(["account", "list"]);

    expect(code).toBe(1);
    expect(stderr).toContain("could not be reached");
    expect(stderr).not.toContain("hunter2");
  });
});

describe("backup", () => {
  it("copies what is committed to a new file for its owner alone, and touches no file that is there", async () => {
    const path = database();
    await command(["account", "add", "ada@example.com"]);
    const target = join(temporaryFolder(), "copy.db");

    expect((await command(["backup", target])).code).toBe(0);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    await command(["account", "add", "bob@example.com"]);
    expect((await command(["backup", target])).code).toBe(1);

    const { stdout } = await command(["account", "list", "-o", "json", "--database", target]);
    expect(JSON.parse(stdout)).toMatchObject([{ email: "ada@example.com" }]);
    expect((await command(["backup", `${target}2`, "--database", `${path}.none`])).code).toBe(2);
  });
});
