import { createPasswordResetClient, type PasswordResetClient } from "@metal/password-reset";
import { describe, expect, it, onTestFinished } from "vitest";
import { serve } from "../node/index.ts";
import { ADA, createHarness, NOBODY, type Harness } from "./harness.ts";

type Connect = (harness: Harness, token: string) => Promise<PasswordResetClient>;

const WAYS: readonly (readonly [name: string, connect: Connect])[] = [
  [
    "in process",
    async ({ server }, token) =>
      createPasswordResetClient({ token, baseUrl: "http://localhost/metal/v1", fetch: server.fetch }),
  ],
  [
    "over a socket",
    async ({ server }, token) => {
      const { url, close } = await serve({ server });
      onTestFinished(close);
      return createPasswordResetClient({ token, baseUrl: `${url}/metal/v1` });
    },
  ],
];

describe.each(WAYS)("our client against our server %s", (_name, connect) => {
  it("asks for a mail and trades its token for a password that logs in", async () => {
    const harness = await createHarness();
    const portal = await connect(harness, harness.projectKey);

    const { requestId } = await portal.createPasswordResetToken({ email: ADA });
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);

    const ada = await connect(harness, await harness.mailedToken());
    const { newPassword } = await ada.resetPassword();
    expect(await harness.server.accounts.verifyPassword(ADA, newPassword)).toBe(true);
    await expect(ada.resetPassword()).rejects.toMatchObject({ code: "unauthorized", outcome: "not_applied" });
  });

  it("is told no more of an address without an account", async () => {
    const harness = await createHarness();
    const portal = await connect(harness, harness.projectKey);

    await portal.createPasswordResetToken({ email: NOBODY });
    await harness.server.outbox.deliver();

    expect(harness.messages).toEqual([]);
  });

  it("hears of each refusal by its code, and that nothing was done", async () => {
    const harness = await createHarness({ limits: { key: { requests: 1, window: 60_000 }, network: false } });
    const stranger = await connect(harness, "not-a-key");
    const portal = await connect(harness, harness.projectKey);

    await expect(stranger.createPasswordResetToken({ email: ADA })).rejects.toMatchObject({
      code: "unauthorized",
      outcome: "not_applied",
      errors: [expect.stringContaining("not valid")],
    });
    await expect(portal.resetPassword()).rejects.toMatchObject({
      code: "unprocessable",
      outcome: "not_applied",
    });
    await expect(portal.createPasswordResetToken({ email: ADA, retry: 0 })).rejects.toMatchObject({
      code: "rate_limited",
      outcome: "not_applied",
      retryAfter: expect.any(Number),
    });
  });

  it("sends addresses with + & # % and non-ASCII letters whole", async () => {
    const harness = await createHarness();
    const portal = await connect(harness, harness.projectKey);
    const emails = ["a+b@example.com", "a&b#c%d@example.com", "zo\u00eb@example.com"];

    for (const email of emails) {
      await harness.server.accounts.add({ email });
      await portal.createPasswordResetToken({ email });
    }
    await harness.server.outbox.deliver();

    // Mails that are delivered together arrive in any order.
    expect(harness.messages.map(({ to }) => to).toSorted()).toEqual(emails.toSorted());
  });
});
