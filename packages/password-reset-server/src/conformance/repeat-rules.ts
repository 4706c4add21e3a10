import { ACCEPT_IDEMPOTENCY_KEY_HEADER, OPERATIONS, readNewPassword } from "@metal/password-reset/contract";
import { ConformanceError, expectError, expectHeader, expectNewPassword, expectStatus } from "./expect.ts";
import type { Probe, Reply, Rule } from "./types.ts";

const RACERS = 5;
const ANNOUNCEMENT = new RegExp(String.raw`(?:^|,)\s*${OPERATIONS.resetPassword.method}\s*(?:[;,]|$)`);

/** The rules of safe repeat, for servers that announce it. */
export const REPEAT_RULES: readonly Rule[] = [
  rule(
    "repeat.announced",
    "OPTIONS answers 204 without a token, and errors announce safe repeat as OPTIONS does",
    [],
    async ({ send }) => {
      const options = await send("OPTIONS");
      expectStatus(options, 204);
      expectHeader(options, "Allow", /POST.*DELETE|DELETE.*POST/);
      expectHeader(options, "Cache-Control", /\bno-store\b/i);
      for (const reply of [options, await send("DELETE"), await send("POST")]) {
        expectHeader(reply, ACCEPT_IDEMPOTENCY_KEY_HEADER, ANNOUNCEMENT);
      }
    },
  ),
  rule(
    "repeat.user-key",
    "DELETE with the same user key and Idempotency-Key answers with the same password",
    ["userKey"],
    async (probe) => {
      await expectSameReply(probe, probe.userKey);
    },
  ),
  rule(
    "repeat.reset-token",
    "DELETE with the same mailed reset token and Idempotency-Key answers with the same password",
    ["anyKey", "readResetToken"],
    async (probe) => {
      await expectSameReply(probe, await probe.newResetToken());
    },
  ),
  rule(
    "repeat.race",
    `Of ${RACERS} racers with one reset token and one Idempotency-Key, all get the same password`,
    ["anyKey", "readResetToken"],
    async ({ send, newResetToken }) => {
      const sending = { token: await newResetToken(), idempotencyKey: newKey() };
      const racers = Array.from({ length: RACERS }, () => send("DELETE", sending));
      const passwords = new Set((await Promise.all(racers)).map((reply) => passwordOf(reply)));
      if (passwords.size !== 1) throw new ConformanceError(`${passwords.size} passwords for one reset`);
    },
  ),
  rule(
    "repeat.other-key",
    "DELETE with a used reset token and another Idempotency-Key answers 401 with an Error",
    ["anyKey", "readResetToken"],
    async ({ send, newResetToken }) => {
      const token = await newResetToken();
      expectNewPassword(await send("DELETE", { token, idempotencyKey: newKey() }));
      expectError(await send("DELETE", { token, idempotencyKey: newKey() }), 401);
    },
  ),
  rule(
    "repeat.other-reset",
    "DELETE with another Idempotency-Key is another reset, after which the first has no reply any more",
    ["userKey"],
    async ({ send, userKey: token }) => {
      const idempotencyKey = newKey();
      const first = passwordOf(await send("DELETE", { token, idempotencyKey }));
      const second = passwordOf(await send("DELETE", { token, idempotencyKey: newKey() }));
      if (second === first) throw new ConformanceError("one password for two resets");
      const repeat = await send("DELETE", { token, idempotencyKey });
      if (repeat.text.includes(first)) throw new ConformanceError("a password that is no longer the user's");
    },
  ),
  rule(
    "repeat.no-key",
    "DELETE with an Idempotency-Key that is none answers 422 with an Error",
    ["userKey"],
    async ({ send, userKey: token }) => {
      expectError(await send("DELETE", { token, idempotencyKey: "short" }), 422);
    },
  ),
];

/** Tells whether a server announces safe repeat. No answer is a no. */
export async function announcesSafeRepeat({ send }: Probe): Promise<boolean> {
  try {
    const { headers } = await send("OPTIONS");
    return ANNOUNCEMENT.test(headers.get(ACCEPT_IDEMPOTENCY_KEY_HEADER) ?? "");
  } catch {
    return false;
  }
}

async function expectSameReply({ send }: Probe, token: string): Promise<void> {
  const sending = { token, idempotencyKey: newKey() };
  const first = passwordOf(await send("DELETE", sending));
  if (passwordOf(await send("DELETE", sending)) !== first)
    throw new ConformanceError("another password for a repeat");
}

function passwordOf(reply: Reply): string {
  expectNewPassword(reply);
  return readNewPassword(JSON.parse(reply.text)) ?? "";
}

function newKey(): string {
  return crypto.randomUUID();
}

function rule(id: string, text: string, needs: Rule["needs"], check: Rule["check"]): Rule {
  return { id, level: "beyond", rule: text, needs: [...needs, "safeRepeat"], check };
}
