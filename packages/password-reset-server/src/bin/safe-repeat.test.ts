import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createPasswordResetClient } from "@metal/password-reset";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { readResetToken } from "../memory/index.ts";
import { ADA, passwordIn } from "../testing/harness.ts";
import { prepareDatabase, startProgram, withAccounts } from "../testing/program.ts";
import { startSmtpServer } from "../testing/smtp-server.ts";
import { temporaryFolder } from "../testing/stores.ts";

type World = {
  readonly args: readonly string[];
  readonly database: string;
  readonly userKey: string;
  /** Asks a server of this world for a mail, and reads its token when it has come. */
  readonly mailedToken: (url: string) => Promise<string>;
  /** How many mails say that the password was reset, sent or not. */
  readonly notices: () => number;
};

async function createWorld(): Promise<World> {
  const database = join(temporaryFolder(), "accounts.db");
  const userKey = await prepareDatabase(database, "user");
  const smtp = await startSmtpServer({ disabledCommands: ["STARTTLS", "AUTH"] });
  const reader = new DatabaseSync(database, { readOnly: true });
  onTestFinished(() => reader.close());
  const notices = reader.prepare("SELECT count(*) AS count FROM outbox WHERE kind = 'password_changed'");
  return {
    database,
    userKey,
    args: ["--database", database, "--smtp-url", smtp.url, "--mail-from", "no-reply@example.com"],
    async mailedToken(url) {
      await fetch(`${url}/reset-password?email=${ADA}`, {
        method: "POST",
        headers: { "X-Auth-Token": userKey },
      });
      await vi.waitUntil(() => smtp.received.length === 1, { timeout: 50_000 });
      return readResetToken({ text: smtp.received[0]?.mail.text ?? "" }) ?? "";
    },
    notices: () => Number(notices.get()?.["count"]),
  };
}

/** The two tokens that `DELETE` takes. */
const TOKENS: readonly (readonly [what: string, get: (world: World, url: string) => Promise<string>])[] = [
  ["a user key", async ({ userKey }) => userKey],
  ["a mailed token", ({ mailedToken }, url) => mailedToken(url)],
];

/** Sends a reset over a socket whose answer nobody reads. */
async function resetUnheard(url: string, token: string, idempotencyKey: string): Promise<void> {
  const { hostname, port, pathname } = new URL(`${url}/reset-password`);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  const head = [
    `DELETE ${pathname} HTTP/1.1`,
    `Host: ${hostname}`,
    `X-Auth-Token: ${token}`,
    `Idempotency-Key: "${idempotencyKey}"`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
}

describe.each(TOKENS)("with %s, a repeat", (_what, tokenOf) => {
  it("gets the password that was set in the instant before the server was killed", async () => {
    const world = await createWorld();
    const first = await startProgram(world.args);
    const token = await tokenOf(world, first.url);
    const idempotencyKey = crypto.randomUUID();

    await resetUnheard(first.url, token, idempotencyKey);
    await vi.waitUntil(() => world.notices() === 1, { interval: 1, timeout: 50_000 });
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    const second = await startProgram(world.args);
    const client = createPasswordResetClient({ token, baseUrl: second.url });
    const { newPassword } = await client.resetPassword({ idempotencyKey });

    expect(await withAccounts(world.database, ({ verifyPassword }) => verifyPassword(ADA, newPassword))).toBe(
      true,
    );
    expect(world.notices()).toBe(1);
    for (const secret of [newPassword, idempotencyKey, token]) {
      expect(first.log() + second.log()).not.toContain(secret);
    }
  });

  it("gets the one reply from either of two processes that share a database and are asked at once", async () => {
    const world = await createWorld();
    const [one, two] = await Promise.all([startProgram(world.args), startProgram(world.args)]);
    const token = await tokenOf(world, one.url);
    const headers = { "X-Auth-Token": token, "Idempotency-Key": `"${crypto.randomUUID()}"` };

    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, racer) =>
        fetch(`${racer % 2 === 0 ? one.url : two.url}/reset-password`, { method: "DELETE", headers }),
      ),
    );

    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    const [password = "", ...others] = new Set(await Promise.all(replies.map(passwordIn)));
    expect(others).toEqual([]);
    expect(await withAccounts(world.database, ({ verifyPassword }) => verifyPassword(ADA, password))).toBe(
      true,
    );
    expect(world.notices()).toBe(1);
  });
});

describe("serve --no-safe-repeat", () => {
  it("announces nothing", async () => {
    const { args } = await createWorld();
    const { url } = await startProgram([...args, "--no-safe-repeat"]);

    const reply = await fetch(`${url}/reset-password`, { method: "OPTIONS" });

    expect([reply.status, reply.headers.get("Accept-Idempotency-Key")]).toEqual([204, null]);
  });
});
