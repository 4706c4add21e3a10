import { once } from "node:events";
import { randomBytes } from "node:crypto";
import { vi } from "vitest";
import { readResetToken } from "../memory/index.ts";
import { ADA, NOBODY } from "./harness.ts";
import { prepareDatabase, startProgram, withAccounts, type RunningProgram } from "./program.ts";
import { startSmtpServer, type TestSmtpServer } from "./smtp-server.ts";

/** What is sent at once, and after how many answers the process is killed. */
export type Burst = {
  readonly asks: number;
  readonly strangers: number;
  readonly reset: "key" | "token" | undefined;
  readonly killAfter: number | undefined;
};

/** The real program on a real database, and all that it has told so far. */
export type CrashWorld = {
  readonly send: (burst: Burst) => Promise<void>;
  /** What has been promised and told, to be held against what is true. */
  readonly told: () => Told;
  readonly mails: TestSmtpServer;
  readonly logsIn: (password: string) => Promise<boolean>;
  /** Everything that the program has logged. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
};

/** What callers were told. */
type Told = {
  /** How often `201` was said to a request for a known address. */
  readonly promised: number;
  /** Passwords in the order in which they were told. */
  readonly passwords: readonly string[];
  /** Keys and tokens that were sent. */
  readonly secrets: readonly string[];
};

type Sent = { readonly status: number; readonly password: string | undefined };

/** Starts the program on a database with one account. */
export async function startCrashWorld(database: string): Promise<CrashWorld> {
  const userKey = await prepareDatabase(database, "user");
  const mails = await startSmtpServer({ disabledCommands: ["STARTTLS", "AUTH"] });
  const args = [
    "--smtp-url",
    mails.url,
    "--mail-from",
    "a@example.com",
    "--no-limits",
    "--outbox-lease",
    "1",
  ];
  const env = {
    METAL_RESET_DATABASE: database,
    METAL_RESET_OUTBOX_KEY: randomBytes(32).toString("base64"),
  };
  let program: RunningProgram = await startProgram(args, env);
  let log = "";
  let promised = 0;
  const passwords: string[] = [];
  const secrets = [userKey];

  const post = (email: string): Promise<Sent> =>
    sendTo(program, "POST", { token: userKey, query: `?email=${encodeURIComponent(email)}` });
  const newestToken = (): string | undefined =>
    mails.received
      .map(({ mail }) => readResetToken({ text: mail.text ?? "" }))
      .findLast((token) => token !== undefined);

  async function restart(): Promise<void> {
    if (program.child.exitCode === null && program.child.signalCode === null) {
      await once(program.child, "exit");
    }
    log += program.log();
    program = await startProgram(args, env);
  }

  return {
    mails,
    log: () => log + program.log(),
    told: () => ({ promised, passwords, secrets }),
    logsIn: (password) => withAccounts(database, (accounts) => accounts.verifyPassword(ADA, password)),
    async send({ asks, strangers, reset, killAfter }) {
      const token = reset === "token" ? newestToken() : userKey;
      const idempotencyKey = crypto.randomUUID();
      secrets.push(idempotencyKey, ...(token === undefined ? [] : [token]));
      const remove = (): Promise<Sent> => sendTo(program, "DELETE", { token: token ?? "", idempotencyKey });
      let answers = 0;
      let killed = false;
      const kill = (): void => {
        killed = true;
        program.child.kill("SIGKILL");
      };
      const counted = async (sending: Promise<Sent>): Promise<Sent | undefined> => {
        const sent = await sending.catch(() => undefined);
        answers += 1;
        if (answers === killAfter) kill();
        return sent;
      };
      const known = Array.from({ length: asks }, () => counted(post(ADA)));
      const unknown = Array.from({ length: strangers }, () => counted(post(NOBODY)));
      const removal = reset !== undefined && token !== undefined ? counted(remove()) : undefined;
      if (killAfter === 0) kill();
      const replies = await Promise.all([...known, ...unknown]);
      promised += replies.slice(0, asks).filter((reply) => reply?.status === 201).length;
      const first = await removal;
      if (killed) await restart();
      // Nobody can know: asked again, under the same key.
      const outcome = first ?? (removal && (await remove()));
      if (outcome?.password !== undefined) passwords.push(outcome.password);
    },
    async stop() {
      const arrived = (): boolean =>
        distinct(mails, "Reset your password") >= promised &&
        distinct(mails, "Your password was reset") >= passwords.length;
      await vi.waitUntil(arrived, { timeout: 100_000 });
      program.child.kill("SIGTERM");
      await once(program.child, "exit");
    },
  };
}

/** How many mails with that subject came, a repeat under the same `Message-ID` counted once. */
export function distinct({ received }: TestSmtpServer, subject: string): number {
  const wanted = received.filter(({ mail }) => mail.subject === subject);
  return new Set(wanted.map(({ mail }) => mail.messageId)).size;
}

async function sendTo(
  { url }: RunningProgram,
  method: string,
  { token, query = "", idempotencyKey }: Readonly<{ token: string; query?: string; idempotencyKey?: string }>,
): Promise<Sent> {
  const reply = await fetch(`${url}/reset-password${query}`, {
    method,
    headers: {
      "X-Auth-Token": token,
      ...(idempotencyKey !== undefined && { "Idempotency-Key": `"${idempotencyKey}"` }),
    },
  });
  const body = await reply.text();
  if (method !== "DELETE" || reply.status !== 201) return { status: reply.status, password: undefined };
  const { new_password: password } = JSON.parse(body) as { readonly new_password: string };
  return { status: reply.status, password };
}
