import { createAudit } from "../audit/read-audit.ts";
import { PasswordResetServerError } from "../errors/server-error.ts";
import { createCors } from "../http/cors.ts";
import { createHandler } from "../http/handler.ts";
import { normaliseBasePath } from "../http/routes.ts";
import { createLimits } from "../limits/create-limits.ts";
import { defaultMailTemplate } from "../mail/template.ts";
import { createAccounts } from "../operations/accounts.ts";
import { createKeys } from "../operations/keys.ts";
import { createOutbox } from "../outbox/outbox.ts";
import { createSealer } from "../outbox/seal.ts";
import { generatePassword } from "../passwords/generate.ts";
import { platformRandom } from "../tokens/random.ts";
import { silentLogger } from "./logger.ts";
import type { PasswordResetServer, PasswordResetServerOptions } from "./options.ts";
import { watchWrites } from "./writability.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FIVE_MINUTES = 300_000;

/**
 * Makes a server of the Metal reset-password contract, from what it keeps its data in, sends mails with and hashes
 * passwords with. Its mails go out once `outbox.start()` was called.
 *
 * @throws {@link PasswordResetServerError} `invalid_option`
 * @example
 * ```ts
 * const server = createPasswordResetServer({
 *   store: openSqliteStore("accounts.db"),
 *   mail: createSmtpTransport({ url: "smtp://localhost", from: "no-reply@example.com" }),
 *   hasher: createArgon2idHasher(),
 *   outboxKey,
 * });
 * server.outbox.start();
 * const response = await server.fetch(request);
 * ```
 */
export function createPasswordResetServer(options: PasswordResetServerOptions): PasswordResetServer {
  const { store, hasher, clock = Date.now, random = platformRandom, logger = silentLogger } = options;
  const { resetTokenLifetime = HOUR, safeRepeat = true, safeRepeatLifetime = FIVE_MINUTES } = options;
  const outboxKeys = options.outboxKey instanceof Uint8Array ? [options.outboxKey] : options.outboxKey;
  const audits = options.audit !== false;
  const { retention: auditRetention = 90 * DAY } = options.audit === false ? {} : (options.audit ?? {});
  checkOptions({ outboxKeys, resetTokenLifetime, safeRepeatLifetime, auditRetention });
  const sealer = createSealer(outboxKeys, { random });
  const { outbox, wake } = createOutbox({
    store,
    logger,
    clock,
    random,
    options: options.outbox ?? {},
    tracing: options.tracing,
    auditRetention,
    audits,
    delivery: {
      sealer,
      resetTokenLifetime,
      transport: options.mail,
      from: options.mailFrom,
      template: options.mailTemplate ?? defaultMailTemplate,
    },
  });
  const { wrote, failed, check } = watchWrites({ store, clock, logger });
  const { isDraining, track, drain } = createDrain();
  const handler = createHandler({
    store,
    hasher,
    sealer,
    clock,
    random,
    logger,
    resetTokenLifetime,
    safeRepeatLifetime: safeRepeat ? safeRepeatLifetime : undefined,
    isStopping: isDraining,
    cors: options.cors && createCors(options.cors),
    basePath: normaliseBasePath(options.basePath ?? "/metal/v1"),
    audits,
    limits: createLimits(options.limits, store.createLimiter),
    generatePassword: options.generatePassword ?? (() => generatePassword({ random })),
    wakeOutbox() {
      wrote();
      wake();
    },
    noteStoreFailure: failed,
    tracing: options.tracing,
    onRequest: options.onRequest ?? (() => {}),
  });
  let closed: Promise<void> | undefined;
  return {
    fetch: async (request, context) => track(handler(request, context)),
    accounts: createAccounts({ store, hasher, clock, audits }),
    keys: createKeys({ store, clock, random, audits }),
    outbox,
    audit: createAudit(store.audit),
    isWritable: check,
    close: () =>
      (closed ??= (async () => {
        await drain();
        await outbox.stop();
        await store.close();
      })()),
  };
}

type Drain = {
  readonly isDraining: () => boolean;
  readonly track: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Resolves when all that was tracked is done. */
  readonly drain: () => Promise<void>;
};

/** Counts the requests that are being answered, so that a stop can wait for them. */
function createDrain(): Drain {
  const pending = new Set<Promise<unknown>>();
  let draining = false;
  return {
    isDraining: () => draining,
    async track(work) {
      pending.add(work);
      return work.finally(() => pending.delete(work));
    },
    async drain() {
      draining = true;
      await Promise.allSettled(pending);
    },
  };
}

type CheckedOptions = { readonly outboxKeys: readonly Uint8Array[] } & Readonly<
  Record<"resetTokenLifetime" | "safeRepeatLifetime" | "auditRetention", number>
>;

function checkOptions({
  outboxKeys,
  resetTokenLifetime,
  safeRepeatLifetime,
  auditRetention,
}: CheckedOptions): void {
  if (outboxKeys.length === 0 || outboxKeys.some(({ length }) => length !== 32)) {
    throw invalidOption("outboxKey must be 32 bytes. No server was made. Give 32 random bytes.");
  }
  if (!(resetTokenLifetime >= 1)) {
    throw invalidOption(
      "resetTokenLifetime must be a number of ms from 1. No server was made. Leave it out for an hour.",
    );
  }
  if (!(auditRetention >= 1)) {
    throw invalidOption(
      "audit.retention must be a number of ms from 1. No server was made. Leave it out for 90 days, or give audit: false for no log.",
    );
  }
  if (!Number.isInteger(safeRepeatLifetime) || safeRepeatLifetime < 1000 || safeRepeatLifetime > DAY) {
    throw invalidOption(
      "safeRepeatLifetime must be a whole number of ms from 1000 to 86400000. No server was made. Leave it out for five minutes.",
    );
  }
}

function invalidOption(message: string): PasswordResetServerError {
  return new PasswordResetServerError("invalid_option", message);
}
