import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../sqlite/index.ts";
import { command, database } from "../testing/command.ts";
import { createHarness, passwordIn } from "../testing/harness.ts";

type Line = Readonly<Record<string, unknown>>;

function linesOf(output: string): readonly Line[] {
  return output
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

describe("audit export", () => {
  it("prints the entries in their order, one JSON object a line, without a secret", async () => {
    const harness = await createHarness({ store: openSqliteStore(database()) });
    const token = await harness.mailedToken();
    const password = await passwordIn(await harness.reset(token));
    const [ada] = await harness.server.accounts.list();

    const { code, stdout, stderr } = await command(["audit", "export"]);

    expect([code, stderr]).toEqual([0, ""]);
    const lines = linesOf(stdout);
    expect(lines.map(({ action }) => action)).toEqual([
      "account.add",
      "key.create",
      "key.create",
      "reset_token.request",
      "password.reset",
    ]);
    expect(lines.at(-1)).toEqual({
      seq: 5,
      at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
      action: "password.reset",
      outcome: "done",
      actor: "reset_token",
      account: ada?.id,
      mail: expect.any(String),
      request: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    for (const secret of [token, password, "@"]) expect(stdout).not.toContain(secret);
  });

  it("prints those of a span alone", async () => {
    let now = Date.parse("2026-11-23T23:59:59.999Z");
    const { ask } = await createHarness({ store: openSqliteStore(database()), clock: () => now });
    now += 1;
    await ask();
    now += 3_600_000;
    await ask();

    const exported = async (...span: readonly string[]): Promise<readonly unknown[]> =>
      linesOf((await command(["audit", "export", ...span])).stdout).map(({ at }) => at);
    const [first, second] = ["2026-11-24T00:00:00.000Z", "2026-11-24T01:00:00.000Z"];

    expect(await exported("--since", "2026-11-24")).toEqual([first, second]);
    expect(await exported("--since", "2026-11-24T01:30:00+01:00")).toEqual([second]);
    expect(await exported("--since", "2026-11-24", "--until", "2026-11-24T01:00Z")).toEqual([first]);
    expect(await exported("--since", "2026-11-25")).toEqual([]);
  });

  it.each(["yesterday", "2026-11-24T12:00", "2026-13-01", "1"])("takes %s for no time", async (time) => {
    database();

    expect(await command(["audit", "export", "--since", time])).toMatchObject({ code: 2, stdout: "" });
  });
});
