import { join } from "node:path";
import { expect, it } from "vitest";
import { command } from "../testing/command.ts";
import { ADA } from "../testing/harness.ts";
import { prepareDatabase, startProgram } from "../testing/program.ts";
import { temporaryFolder } from "../testing/stores.ts";

const PORTAL = "https://portal.example.com";

async function actionsIn(database: string): Promise<readonly string[]> {
  const { stdout } = await command(["audit", "export", "-d", database]);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as { readonly action: string }).action);
}

it.each([
  ["as its options say", ["--no-audit"], []],
  ["unless it is told otherwise", ["--audit-retention", "30"], ["reset_token.request"]],
])("serve limits, lets pages in and keeps an audit log or none %s", async (_case, options, recorded) => {
  const folder = temporaryFolder();
  const database = join(folder, "accounts.db");
  const key = await prepareDatabase(database, "project");
  const mails = ["--mail-directory", join(folder, "mails"), "--mail-from", "a@example.com"];
  const limits = ["--server-limit", "1", "--cors-origins", `https://other.example.com, ${PORTAL}`];
  const { url } = await startProgram(["--database", database, ...mails, ...limits, ...options]);
  const ask = (): Promise<Response> =>
    fetch(`${url}/reset-password?email=${ADA}`, {
      method: "POST",
      headers: { "X-Auth-Token": key, Origin: PORTAL },
    });

  const first = await ask();
  const second = await ask();

  expect([first.status, second.status]).toEqual([201, 429]);
  expect(first.headers.get("RateLimit-Policy")).toBe('"server";q=1;w=60, "key";q=600;w=60');
  expect(second.headers.get("Access-Control-Allow-Origin")).toBe(PORTAL);
  expect(await actionsIn(database)).toEqual(["account.add", "key.create", ...recorded]);
});
