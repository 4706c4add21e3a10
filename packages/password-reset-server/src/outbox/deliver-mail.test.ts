import { expect, it } from "vitest";
import { defaultMailTemplate } from "../mail/template.ts";
import { ADA } from "../testing/harness.ts";
import { platformRandom } from "../tokens/random.ts";
import { deliverMail } from "./deliver-mail.ts";
import { createSealer } from "./seal.ts";

it("gives up a transport that never answers, also where the time was over before the mail was written", async () => {
  const mail = {
    id: "1",
    kind: "password_changed",
    recipient: ADA,
    sealed: undefined,
    createdAt: 0,
    attempts: 1,
  } as const;
  const delivery = {
    sealer: createSealer([new Uint8Array(32)], { random: platformRandom }),
    template: defaultMailTemplate,
    transport: () => new Promise<never>(() => {}),
    from: undefined,
    resetTokenLifetime: 1000,
  };

  await expect(deliverMail(mail, delivery, AbortSignal.abort())).rejects.toThrow("took too long");
});
