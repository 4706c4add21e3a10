import { execa } from "execa";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fencedBlocks } from "./blocks.ts";
import { read } from "./documents.ts";

const readme = "packages/password-reset/README.md";

test("both sides in one process, as the client's README has them, reset a password", async () => {
  const block = fencedBlocks(read(readme), readme).find(({ code }) => code.includes("createMemoryStore"));
  const program = `${block?.code}
    console.log(await server.accounts.verifyPassword("ada@example.com", newPassword));`;
  const { stdout } = await execa(
    process.execPath,
    ["--conditions=@metal/source", "--input-type=module", "--eval", program],
    { cwd: join(import.meta.dirname, "..") },
  );
  expect(stdout).toBe("true");
});
