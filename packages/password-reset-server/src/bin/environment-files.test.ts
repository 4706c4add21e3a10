import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { command } from "../testing/command.ts";
import { temporaryFolder } from "../testing/stores.ts";

function stub(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

it("a secret is read from the file that the environment names", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "database");
  writeFileSync(file, `${join(folder, "accounts.db")}\n`);
  stub({ METAL_RESET_DATABASE: undefined, METAL_RESET_DATABASE_FILE: file });

  expect(await command(["account", "add", "ada@example.com"])).toMatchObject({ code: 0 });
  vi.stubEnv("METAL_RESET_DATABASE", undefined);
  const { stdout } = await command(["account", "list", "--database", join(folder, "accounts.db")]);
  expect(stdout).toContain("ada@example.com");
});

it.each([
  ["is given in both ways", { METAL_RESET_SMTP_URL: "smtp://localhost" }, 2, "Leave one of them out."],
  ["is not there", { METAL_RESET_SMTP_URL: undefined }, 1, "Check the paths"],
])("a secret that %s stops the command before it begins", async (_what, variables, code, said) => {
  stub({ ...variables, METAL_RESET_SMTP_URL_FILE: join(temporaryFolder(), "absent") });

  const result = await command(["account", "list"]);

  expect(result.code).toBe(code);
  expect(result.stderr).toContain(said);
});
