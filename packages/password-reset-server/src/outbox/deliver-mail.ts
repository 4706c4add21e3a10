import type { MailMessage, MailTransport } from "../mail/message.ts";
import type { MailTemplate } from "../mail/template.ts";
import type { ClaimedMail } from "../stores/port.ts";
import type { Sealer } from "./seal.ts";

/** What writing and sending one mail takes. */
export type MailDelivery = {
  readonly sealer: Sealer;
  readonly template: MailTemplate;
  readonly transport: MailTransport;
  readonly from: string | undefined;
  readonly resetTokenLifetime: number;
};

/** Writes a mail and hands it to the transport. One without a recipient is written all the same, and dropped. */
export async function deliverMail(
  mail: ClaimedMail,
  delivery: MailDelivery,
  signal: AbortSignal,
): Promise<void> {
  const to = mail.recipient ?? "nobody@localhost";
  const content = await writeMail(mail, to, delivery);
  const message: MailMessage = {
    id: messageId(mail.id, delivery.from),
    from: delivery.from,
    to,
    kind: mail.kind,
    ...content,
  };
  if (mail.recipient !== undefined)
    await Promise.race([delivery.transport(message, { signal }), aborted(signal)]);
}

/** Rejects when the signal aborts: a transport that does not heed it must not hold the outbox. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const giveUp = (): void => reject(new Error("the mail transport took too long"));
    // One that has aborted while the mail was written tells nobody of it again.
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
}

async function writeMail(
  mail: ClaimedMail,
  to: string,
  delivery: MailDelivery,
): Promise<ReturnType<MailTemplate>> {
  if (mail.kind === "password_changed") {
    return delivery.template({ kind: mail.kind, to, changedAt: mail.createdAt });
  }
  if (mail.sealed === undefined) throw new Error("a reset mail without its token");
  const token = await delivery.sealer.open(mail.sealed, mail.id);
  const lifetime = delivery.resetTokenLifetime;
  return delivery.template({ kind: mail.kind, to, token, requestedAt: mail.createdAt, lifetime });
}

/** Made from the mail's own id, and so the same at each attempt and in each process. */
function messageId(id: string, from: string | undefined): string {
  const domain = /@([A-Za-z0-9.-]+)>?$/.exec(from ?? "")?.[1] ?? "password-reset.localhost";
  return `<${id}@${domain}>`;
}
