import { describe, expect, it, onTestFinished } from "vitest";
import { readResetToken } from "../memory/index.ts";
import { createSmtpTransport } from "../smtp/index.ts";
import { ADA, createHarness, passwordIn, type Harness } from "../testing/harness.ts";
import { startRudeMailServer, type Manners, type RudeMailServer } from "../testing/rude-mail-server.ts";
import { STORES } from "../testing/stores.ts";

type World = Harness & {
  /** Delivers once more, as if an hour had passed since the last time. */
  readonly deliverLater: Harness["server"]["outbox"]["deliver"];
};

async function start(mails: RudeMailServer, openStore: (typeof STORES)[number][1]): Promise<World> {
  const mail = createSmtpTransport({ url: mails.url, from: "no-reply@example.com", connections: 1 });
  onTestFinished(() => mail.close());
  let now = 1_000_000;
  const harness = await createHarness({
    store: await openStore(),
    mail,
    clock: () => now,
    resetTokenLifetime: 1e12,
    // However slow the machine is, no mail is given up; one that nothing is said to gets most of this, in ms.
    outbox: { lease: 250, attempts: 1_000_000 },
  });
  return {
    ...harness,
    async deliverLater() {
      now += 3_600_000;
      return harness.server.outbox.deliver();
    },
  };
}

const messageIds = ({ taken }: RudeMailServer): ReadonlySet<string> =>
  new Set(taken.map((mail) => /^Message-ID: (.+)$/im.exec(mail)?.[1] ?? ""));

const tokensIn = ({ taken }: RudeMailServer): ReadonlySet<string> =>
  new Set(taken.map((text) => readResetToken({ text }) ?? ""));

const RUDE: readonly (readonly [manners: Manners, taken: number])[] = [
  ["refuses at the greeting", 0],
  ["never greets", 0],
  ["refuses the recipient", 0],
  ["cuts the connection in the middle of the mail", 0],
  ["takes the mail and never says so", 1],
  ["takes the mail and cuts the connection before it says so", 1],
];

describe.each(STORES)("on %s, a mail server that", (_name, openStore) => {
  it.each(RUDE)(
    "%s gets the mail again, under the same name, until it has said so",
    async (manners, taken) => {
      const mails = await startRudeMailServer(manners);
      const { ask, reset, server, deliverLater, userKey } = await start(mails, openStore);
      expect((await ask()).status).toBe(201);

      expect(await server.outbox.deliver()).toEqual({ delivered: 0, failed: 1, dead: 0 });
      // On a slow machine a mail is given up before it has arrived.
      while (mails.taken.length < taken) expect(await deliverLater()).toMatchObject({ delivered: 0 });
      const [waiting] = await server.outbox.list();
      expect(waiting).toMatchObject({ state: "pending", recipient: ADA, lastError: expect.any(String) });
      expect(JSON.stringify(waiting)).not.toMatch(/mk_\w+_\w/);
      mails.become("polite");
      await expect.poll(deliverLater, { timeout: 50_000 }).toMatchObject({ delivered: 1 });

      expect(messageIds(mails).size).toBe(1);
      const [token = "", ...others] = tokensIn(mails);
      expect(others).toEqual([]);
      const password = await passwordIn(await reset(token));
      expect(await server.accounts.verifyPassword(ADA, password)).toBe(true);
      expect((await reset(token)).status).toBe(401);
      expect((await reset(userKey)).status).toBe(201);
    },
  );
});

it.each(STORES)(
  "a mail server that says it took the mail and nothing more gets that one once, and the next on another connection, on %s",
  async (_name, openStore) => {
    const mails = await startRudeMailServer("says that it took the mail, and nothing more");
    const { ask, reset, deliverLater, server } = await start(mails, openStore);
    await ask();
    await expect.poll(deliverLater, { timeout: 50_000 }).toMatchObject({ delivered: 1 });
    expect(messageIds(mails).size).toBe(1);
    const before = mails.taken.length;

    await ask();
    await deliverLater();
    mails.become("polite");
    // On a slow machine a mail is given up after it has arrived, and sent again.
    const pendingAfterMore = async (): Promise<unknown> => {
      await deliverLater();
      return server.outbox.list({ state: "pending" });
    };
    await expect.poll(pendingAfterMore, { timeout: 50_000 }).toEqual([]);

    expect(messageIds(mails).size).toBe(2);
    expect(mails.taken.length).toBeGreaterThan(before);
    expect((await reset([...tokensIn(mails)].at(-1) ?? "")).status).toBe(201);
  },
);
