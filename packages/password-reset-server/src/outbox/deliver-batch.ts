import { errorName, type Logger } from "../server/logger.ts";
import type { ClaimedMail, Store } from "../stores/port.ts";
import { redact } from "../tokens/redact.ts";
import type { Tracing } from "../tracing/tracing.ts";
import type { Random } from "../tokens/random.ts";
import { startBackgroundTimer } from "./background-timer.ts";
import { backoff } from "./backoff.ts";
import { deliverMail, type MailDelivery } from "./deliver-mail.ts";

/** What delivering takes. Times are in ms. */
export type BatchContext = {
  readonly store: Store;
  readonly delivery: MailDelivery;
  readonly logger: Logger;
  readonly clock: () => number;
  readonly random: Random;
  readonly tracing: Tracing | undefined;
  /** How long the mails are ours, from when they were claimed. */
  readonly lease: number;
  /** How often delivery is tried before a mail is given up. */
  readonly attempts: number;
};

/**
 * What became of a mail. One that was left was given back before anything was done with it; one that is unnoted may
 * have been sent, which the store could not be told.
 */
export type DeliveryResult = "delivered" | "failed" | "dead" | "left" | "unnoted";

/** No mail is begun when this part of its lease is over, and none is worked on when that part is. */
const LAST_START = 0.5;
const LAST_WORK = 0.8;

/**
 * Delivers mails that were claimed together: those to one recipient one after the other, in the order in which they
 * were claimed, since only the newest of several tokens works; others side by side.
 *
 * @param claimedAt when they were claimed, by the clock of the context.
 */
export async function deliverBatch(
  batch: readonly ClaimedMail[],
  claimedAt: number,
  context: BatchContext,
): Promise<readonly DeliveryResult[]> {
  const results = await Promise.all(
    groupByRecipient(batch).map(async (group) => {
      const ofGroup: DeliveryResult[] = [];
      for (const mail of group) ofGroup.push(await deliverOrGiveBack(mail, claimedAt, context));
      return ofGroup;
    }),
  );
  return results.flat();
}

/** Mails to nobody have nobody to keep an order for. */
function groupByRecipient(batch: readonly ClaimedMail[]): readonly (readonly ClaimedMail[])[] {
  return [...Map.groupBy(batch, ({ id, recipient }) => recipient ?? `nobody ${id}`).values()];
}

/**
 * Ends before the lease does, so that two workers do not send one mail at the same time. A store that is away must not
 * keep the mails behind this one from being sent.
 */
async function deliverOrGiveBack(
  mail: ClaimedMail,
  claimedAt: number,
  context: BatchContext,
): Promise<DeliveryResult> {
  const { store, clock, logger, lease } = context;
  const passed = Math.max(0, clock() - claimedAt);
  try {
    if (passed < lease * LAST_START) {
      const left = Math.ceil(lease * LAST_WORK - passed);
      return await withDeadline(left, (signal) => attempt(mail, signal, context));
    }
    await store.outbox.release(mail.id, mail.attempts);
    return "left";
  } catch (error) {
    logger.error(
      { mail: mail.id, error: errorName(error) },
      "what became of a mail could not be noted; it is sent again when its lease ends",
    );
    return "unnoted";
  }
}

/**
 * Aborts the work's signal after so many ms. `AbortSignal.timeout` would hold on to each mail until its time is over,
 * long after it was sent: hundreds of MiB where thousands are sent in a second.
 */
async function withDeadline<Result>(
  ms: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abort = (): void => controller.abort(new DOMException("too late", "TimeoutError"));
  const timer = startBackgroundTimer(abort, ms);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

async function attempt(
  mail: ClaimedMail,
  signal: AbortSignal,
  context: BatchContext,
): Promise<DeliveryResult> {
  const { store, clock, logger, random, tracing } = context;
  const facts = { mail: mail.id, kind: mail.kind, attempts: mail.attempts };
  const deliver = (): Promise<void> => deliverMail(mail, context.delivery, signal);
  try {
    await (tracing === undefined
      ? deliver()
      : tracing.followMail(
          { id: mail.id, kind: mail.kind, attempts: mail.attempts, trace: mail.trace },
          deliver,
        ));
    await store.outbox.delivered(mail.id, clock());
    // Said of a mail to nobody as well: a log must not tell who has an account.
    logger.info(facts, "mail finished");
    return "delivered";
  } catch (error) {
    const dead = mail.attempts >= context.attempts;
    const message = redact(error instanceof Error ? error.message : String(error));
    const dueAt = clock() + backoff(mail.attempts, { random });
    await store.outbox.failed(mail.id, { attempts: mail.attempts, dueAt, dead, error: message });
    logger.warn({ ...facts, error: errorName(error), dead }, "mail failed");
    return dead ? "dead" : "failed";
  }
}
