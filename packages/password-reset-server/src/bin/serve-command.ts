import { Command, Option } from "@commander-js/extra-typings";
import { normaliseBasePath } from "../http/routes.ts";
import { createPasswordResetServer } from "../index.ts";
import type { MailTransport } from "../mail/message.ts";
import { createArgon2idHasher } from "../node/argon2id.ts";
import { serve } from "../node/serve.ts";
import { openStore } from "./database.ts";
import { print, remark, UsageError, type Io } from "./io.ts";
import { createMailDirectoryTransport } from "./mail-directory.ts";
import { databaseOption, wholeNumber } from "./options.ts";
import {
  corsOriginsOption,
  mailDirectoryOption,
  mailFromOption,
  outboxKeyFileOption,
  smtpUrlOption,
  trustProxyOption,
} from "./serving-options.ts";
import { loadOutboxKey } from "./outbox-key.ts";

const LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

const DAY = 86_400_000;

/** `serve` */
export function serveCommand(io: Io): Command {
  const command = new Command("serve")
    .description("answer the contract's requests, and send its mails")
    .addOption(databaseOption)
    .addOption(
      new Option("--host <address>", "address to listen to").env("METAL_RESET_HOST").default("127.0.0.1"),
    )
    .addOption(
      new Option("-p, --port <port>", "port to listen to; 0 for any")
        .env("METAL_RESET_PORT")
        .argParser(wholeNumber(0, 65_535))
        .default(8080),
    )
    .addOption(
      new Option("--base-path <path>", "where the paths begin")
        .env("METAL_RESET_BASE_PATH")
        .default("/metal/v1"),
    )
    .addOption(smtpUrlOption)
    .addOption(mailFromOption)
    .addOption(mailDirectoryOption)
    .addOption(outboxKeyFileOption)
    .addOption(trustProxyOption)
    .addOption(corsOriginsOption)
    .addOption(
      new Option("--operations-port <port>", "port for /livez, /readyz and /metrics, on --operations-host")
        .env("METAL_RESET_OPERATIONS_PORT")
        .argParser(wholeNumber(0, 65_535)),
    )
    .addOption(
      new Option("--operations-host <address>", "address for them")
        .env("METAL_RESET_OPERATIONS_HOST")
        .default("127.0.0.1"),
    )
    .addOption(
      new Option("--outbox-lease <seconds>", "after how long a mail that was being sent is sent again")
        .argParser(wholeNumber())
        .default(60),
    )
    .addOption(
      new Option("--token-lifetime <minutes>", "how long a reset token works")
        .argParser(wholeNumber())
        .default(60),
    )
    .addOption(new Option("--no-safe-repeat", "keep no reply for a repeat under the same Idempotency-Key"))
    .addOption(
      new Option("--audit-retention <days>", "how long the audit log is kept")
        .env("METAL_RESET_AUDIT_RETENTION")
        .argParser(wholeNumber())
        .default(90),
    )
    .addOption(new Option("--no-audit", "keep no audit log"))
    .addOption(
      new Option(
        "--server-limit <requests>",
        "most requests a minute of all clients together; none unless given",
      )
        .env("METAL_RESET_SERVER_LIMIT")
        .argParser(wholeNumber()),
    )
    .addOption(new Option("--no-limits", "do not limit requests"))
    .addOption(
      new Option("--log-level <level>", "least level that is logged")
        .choices(LEVELS)
        .default("info" as const),
    )
    .action((options) => runServer(options, io));
  return command;
}

type ServeCommandOptions = {
  readonly database: string;
  readonly host: string;
  readonly port: number;
  readonly basePath: string;
  readonly smtpUrl?: string | undefined;
  readonly mailFrom?: string | undefined;
  readonly mailDirectory?: string | undefined;
  readonly outboxKeyFile?: string | undefined;
  readonly trustProxy?: readonly string[] | undefined;
  readonly corsOrigins?: readonly string[] | undefined;
  readonly operationsPort?: number | undefined;
  readonly operationsHost: string;
  readonly outboxLease: number;
  readonly tokenLifetime: number;
  readonly safeRepeat: boolean;
  readonly auditRetention: number;
  readonly audit: boolean;
  readonly serverLimit?: number | undefined;
  readonly limits: boolean;
  readonly logLevel: (typeof LEVELS)[number];
};

async function runServer(options: ServeCommandOptions, io: Io): Promise<void> {
  const { mail, closeMail } = await createMail(options);
  const { pino } = await import("pino");
  const logger = pino({ level: options.logLevel, base: null }, io.stderr);
  const outboxKey = loadOutboxKey({
    value: process.env["METAL_RESET_OUTBOX_KEY"],
    file: options.outboxKeyFile,
    database: options.database,
  });
  if (outboxKey.created !== undefined) {
    logger.info(
      { file: outboxKey.created },
      "an outbox key was made; keep it, and keep it apart from backups of the database",
    );
  }
  const hasher = createArgon2idHasher();
  const operating = options.operationsPort === undefined ? undefined : await import("./operations.ts");
  const metrics = operating?.createMetrics();
  const server = createPasswordResetServer({
    store: await openStore(options.database),
    mail,
    logger,
    hasher,
    onRequest: metrics?.onRequest,
    outboxKey: outboxKey.keys,
    basePath: options.basePath,
    cors: options.corsOrigins && { origins: options.corsOrigins },
    resetTokenLifetime: options.tokenLifetime * 60_000,
    safeRepeat: options.safeRepeat,
    outbox: { lease: options.outboxLease * 1000 },
    audit: options.audit && { retention: options.auditRetention * DAY },
    limits: options.limits && {
      server: options.serverLimit !== undefined && { requests: options.serverLimit, window: 60_000 },
    },
  });
  try {
    const listener = await serve({
      server,
      port: options.port,
      hostname: options.host,
      trustProxy: options.trustProxy,
    });
    const operations =
      metrics &&
      (await operating?.serveOperations({
        server,
        metrics,
        hasher,
        port: options.operationsPort,
        hostname: options.operationsHost,
        stopping: io.signal,
      }));
    if (operations !== undefined) remark(io, `Operations on ${operations.url}`);
    server.outbox.start();
    print(io, `Listening on ${listener.url}${normaliseBasePath(options.basePath)}`);
    await aborted(io.signal);
    logger.info({}, "stopping: what was taken is finished first");
    await listener.close();
    await operations?.close();
  } finally {
    await server.close();
    closeMail();
  }
}

async function createMail(options: ServeCommandOptions): Promise<{
  readonly mail: MailTransport;
  readonly closeMail: () => void;
}> {
  const { smtpUrl, mailDirectory, mailFrom } = options;
  if (mailDirectory !== undefined) {
    const from = mailFrom ?? "password-reset@localhost";
    return { mail: createMailDirectoryTransport(mailDirectory, from), closeMail: () => {} };
  }
  if (smtpUrl === undefined || mailFrom === undefined) {
    throw new UsageError(
      "There is no way to send mails. The server did not start. Give METAL_RESET_SMTP_URL and --mail-from, or --mail-directory to try things out.",
    );
  }
  const { createSmtpTransport } = await import("../smtp/index.ts");
  const mail = createSmtpTransport({ url: smtpUrl, from: mailFrom });
  return { mail, closeMail: mail.close };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
