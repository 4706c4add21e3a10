import { PasswordResetServerError } from "../errors/server-error.ts";
import { errorName, type Logger } from "../server/logger.ts";
import { operatorEntry } from "../operations/administration.ts";
import type { NewAuditEntry } from "../stores/audit.ts";
import type { MailState, OutboxEntry, OutboxStatus, Store } from "../stores/port.ts";
import type { Tracing } from "../tracing/tracing.ts";
import type { Random } from "../tokens/random.ts";
import { startBackgroundTimer } from "./background-timer.ts";
import { deliverBatch, type DeliveryResult } from "./deliver-batch.ts";
import type { MailDelivery } from "./deliver-mail.ts";

/** How mails are delivered. Times are in ms. */
export type OutboxOptions = {
  /** How long a mail that was taken is left alone before another worker may take it. Default 60 000. */
  readonly lease?: number | undefined;
  /** How often delivery is tried before a mail is given up as dead. Default 12, which is about two hours. */
  readonly attempts?: number | undefined;
  /** How often to look for mails that other processes left. Default 15 000. */
  readonly interval?: number | undefined;
  /** How long expired tokens and delivered mails are kept. Default 7 days. */
  readonly retention?: number | undefined;
};

/** What one round of delivery did. */
export type DeliveryReport = { readonly delivered: number; readonly failed: number; readonly dead: number };

/** The mails that were promised and are still to be sent. */
export type Outbox = {
  /** Delivers what is due now, and resolves when it is done. */
  readonly deliver: () => Promise<DeliveryReport>;
  /** Begins to deliver by itself: at once after each commit, and when something falls due. */
  readonly start: () => void;
  /** Stops delivering by itself; resolves when what was taken is finished. */
  readonly stop: () => Promise<void>;
  /** Mails with a recipient, oldest first; at most 100 unless `limit` says otherwise. */
  readonly list: (options?: {
    readonly state?: MailState;
    readonly limit?: number;
  }) => Promise<readonly OutboxEntry[]>;
  /**
   * Makes a mail due at once, also a dead one.
   *
   * @throws PasswordResetServerError `mail_not_found`
   */
  readonly retry: (id: string) => Promise<void>;
  /**
   * Deletes a mail that waits or was given up: it is never sent, and a reset token in it reaches nobody.
   *
   * @throws PasswordResetServerError `mail_not_found`
   */
  readonly discard: (id: string) => Promise<void>;
  /** How many mails wait and how many were given up, counted with those that have no recipient. */
  readonly status: () => Promise<OutboxStatus>;
};

/** What the outbox works with. */
export type OutboxContext = {
  readonly store: Store;
  readonly delivery: MailDelivery;
  readonly logger: Logger;
  readonly clock: () => number;
  readonly random: Random;
  readonly options: OutboxOptions;
  readonly tracing: Tracing | undefined;
  /** How long the audit log is kept, in ms; it is shortened when the outbox is. */
  readonly auditRetention: number;
  /** Whether what people do with mails is recorded there. */
  readonly audits: boolean;
};

const BATCH = 16;
const PURGE_INTERVAL = 5 * 60_000;

/** Makes the outbox. `wake` tells it that something was committed. */
export function createOutbox(context: OutboxContext): { readonly outbox: Outbox; readonly wake: () => void } {
  const { store, clock, auditRetention } = context;
  const lease = context.options.lease ?? 60_000;
  const attempts = context.options.attempts ?? 12;
  const interval = context.options.interval ?? 15_000;
  const retention = context.options.retention ?? 7 * 24 * 60 * 60_000;
  let running = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round: Promise<unknown> | undefined;
  let again = false;
  let purgedAt = 0;

  async function deliver(): Promise<DeliveryReport> {
    const results: DeliveryResult[] = [];
    for (;;) {
      const now = clock();
      const batch = await store.outbox.claim({ now, leaseUntil: now + lease, limit: BATCH });
      if (batch.length === 0) return report(results);
      results.push(...(await deliverBatch(batch, now, { ...context, lease, attempts })));
    }
  }

  async function deliverAndPlan(): Promise<void> {
    try {
      do {
        again = false;
        await deliver();
      } while (again);
      if (clock() - purgedAt > PURGE_INTERVAL) {
        purgedAt = clock();
        await store.purge({
          before: purgedAt - retention,
          now: purgedAt,
          auditBefore: auditRetention === Infinity ? undefined : purgedAt - auditRetention,
        });
      }
      plan(await store.outbox.nextDueAt());
    } catch (error) {
      context.logger.error({ error: errorName(error) }, "the outbox could not be read; it is tried again");
      plan(undefined);
    }
  }

  function plan(nextDueAt: number | undefined): void {
    if (!running) return;
    const wait = Math.min(interval, Math.max(0, (nextDueAt ?? Infinity) - clock()));
    timer = startBackgroundTimer(wake, wait);
  }

  function wake(): void {
    if (!running) return;
    again = true;
    if (round !== undefined) return;
    clearTimeout(timer);
    round = deliverAndPlan().finally(() => {
      round = undefined;
      if (again) wake();
    });
  }

  const record = (action: "mail.retry" | "mail.discard", mailId: string): NewAuditEntry | undefined =>
    context.audits ? operatorEntry({ at: clock(), action, mailId }) : undefined;

  const outbox: Outbox = {
    deliver,
    start() {
      running = true;
      wake();
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await round;
    },
    list: ({ state, limit = 100 } = {}) => store.outbox.list({ state, limit }),
    async discard(id) {
      if (!(await store.outbox.discard(id, record("mail.discard", id)))) throw mailNotFound();
    },
    status: () => store.outbox.status(),
    async retry(id) {
      if (!(await store.outbox.retry(id, clock(), record("mail.retry", id)))) throw mailNotFound();
      wake();
    },
  };
  return { outbox, wake };
}

function report(results: readonly DeliveryResult[]): DeliveryReport {
  const count = (wanted: DeliveryResult): number => results.filter((result) => result === wanted).length;
  return { delivered: count("delivered"), failed: count("failed"), dead: count("dead") };
}

function mailNotFound(): PasswordResetServerError {
  return new PasswordResetServerError(
    "mail_not_found",
    "No mail that waits or was given up has that id. Nothing was changed. Look at the list of the outbox.",
  );
}
