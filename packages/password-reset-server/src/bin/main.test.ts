import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { readResetToken } from "../memory/index.ts";
import { ADA } from "../testing/harness.ts";
import { prepareDatabase, startProgram } from "../testing/program.ts";
import { startSmtpServer } from "../testing/smtp-server.ts";
import { freshPostgresUrl, temporaryFolder } from "../testing/stores.ts";

/** A mail server that takes connections and says nothing: what is sent to it is lost with the sender. */
async function startMute(): Promise<string> {
  const server = createServer((socket) => socket.on("error", () => {}));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = (url: string, key: string): Promise<Response> =>
  fetch(`${url}/reset-password?email=${ADA}`, { method: "POST", headers: { "X-Auth-Token": key } });

describe("serve", () => {
  it("sends the mail of a 201 after it was killed with SIGKILL and started again", async () => {
    const database = join(temporaryFolder(), "accounts.db");
    const key = await prepareDatabase(database, "project");
    const common = ["--database", database, "--mail-from", "no-reply@example.com", "--outbox-lease", "1"];
    const first = await startProgram([...common, "--smtp-url", await startMute()]);

    expect((await ask(first.url, key)).status).toBe(201);
    first.child.kill("SIGKILL");
    await once(first.child, "exit");

    const smtp = await startSmtpServer({ disabledCommands: ["STARTTLS", "AUTH"] });
    const second = await startProgram([...common, "--smtp-url", smtp.url]);
    await vi.waitUntil(() => smtp.received.length > 0, { timeout: 50_000 });

    const token = readResetToken({ text: smtp.received[0]?.mail.text ?? "" }) ?? "";
    const reset = await fetch(`${second.url}/reset-password`, {
      method: "DELETE",
      headers: { "X-Auth-Token": token },
    });
    expect(reset.status).toBe(201);
    expect(second.log()).not.toMatch(/mk_\w|ada@/);
  });

  it.each(["SIGTERM", "SIGINT"] as const)("finishes what it took and exits with 0 on %s", async (signal) => {
    const database = join(temporaryFolder(), "accounts.db");
    const key = await prepareDatabase(database, "project");
    const smtp = await startSmtpServer({ disabledCommands: ["STARTTLS", "AUTH"] });
    const { child, url, log } = await startProgram([
      "--database",
      database,
      "--smtp-url",
      smtp.url,
      "--mail-from",
      "a@example.com",
    ]);
    await ask(url, key);
    await vi.waitUntil(() => smtp.received.length === 1, { timeout: 50_000 });

    child.kill(signal);
    const [code] = await once(child, "exit");

    expect(code).toBe(0);
    for (const line of log().trim().split("\n"))
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
  });

  it.each([
    ["a SQLite file", async () => join(temporaryFolder(), "accounts.db")],
    ["PostgreSQL", freshPostgresUrl],
  ])(
    "lets two processes share %s: one of a hundred racers wins, and each mail is sent once",
    async (_name, place) => {
      const database = await place();
      const key = await prepareDatabase(database, "project");
      const smtp = await startSmtpServer({ disabledCommands: ["STARTTLS", "AUTH"] });
      const args = ["--smtp-url", smtp.url, "--mail-from", "a@example.com"];
      const env = {
        METAL_RESET_DATABASE: database,
        METAL_RESET_OUTBOX_KEY: randomBytes(32).toString("base64"),
      };
      const [one, two] = await Promise.all([startProgram(args, env), startProgram(args, env)]);
      await ask(one.url, key);
      await vi.waitUntil(() => smtp.received.length === 1, { timeout: 50_000 });
      const token = readResetToken({ text: smtp.received[0]?.mail.text ?? "" }) ?? "";

      const replies = await Promise.all(
        Array.from({ length: 100 }, (_, racer) =>
          fetch(`${racer % 2 === 0 ? one.url : two.url}/reset-password`, {
            method: "DELETE",
            headers: { "X-Auth-Token": token },
          }),
        ),
      );

      expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(replies.filter(({ status }) => status === 401)).toHaveLength(99);
      await vi.waitUntil(() => smtp.received.length === 2, { timeout: 50_000 });
      expect(smtp.received.map(({ mail }) => mail.subject)).toEqual([
        "Reset your password",
        "Your password was reset",
      ]);
    },
  );
});
