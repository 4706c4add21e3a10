import { existsSync } from "node:fs";
import { Command } from "@commander-js/extra-typings";
import { checkClock, checkOutbox, checkSchema } from "../doctor/check-database.ts";
import { checkFiles } from "../doctor/check-files.ts";
import { checkMail, type MailSettings } from "../doctor/check-mail.ts";
import { checkOutboxKey, type FoundKeys } from "../doctor/check-outbox-key.ts";
import type { Check } from "../doctor/check.ts";
import type { DatabaseFacts } from "../doctor/database-facts.ts";
import { createCors } from "../http/cors.ts";
import { createFindClient } from "../node/client-address.ts";
import { inspectSqlite } from "../sqlite/inspect.ts";
import { isPostgres, nameOf } from "./database.ts";
import { describeError } from "./describe-error.ts";
import { FailedError, print, type Io } from "./io.ts";
import { databaseOption, outputOption } from "./options.ts";
import { besideOf, findOutboxKey } from "./outbox-key.ts";
import {
  corsOriginsOption,
  mailDirectoryOption,
  mailFromOption,
  outboxKeyFileOption,
  smtpUrlOption,
  trustProxyOption,
} from "./serving-options.ts";

/** `doctor` */
export function doctorCommand(io: Io): Command {
  const command = new Command("doctor")
    .description("look at all that a server depends on, and change nothing; give it what serve is given")
    .addOption(databaseOption)
    .addOption(outputOption)
    .addOption(smtpUrlOption)
    .addOption(mailFromOption)
    .addOption(mailDirectoryOption)
    .addOption(outboxKeyFileOption)
    .addOption(trustProxyOption)
    .addOption(corsOriginsOption)
    .action(async ({ output, ...settings }) => {
      const checks = await examine(settings);
      const healthy = checks.every(({ state }) => state !== "failed");
      print(io, output === "json" ? JSON.stringify({ healthy, checks }) : checks.map(formatCheck).join("\n"));
      if (!healthy) throw new FailedError();
    });
  return command;
}

type Settings = MailSettings & {
  readonly database: string;
  readonly outboxKeyFile?: string | undefined;
  readonly trustProxy?: readonly string[] | undefined;
  readonly corsOrigins?: readonly string[] | undefined;
};

/** Looks at everything, also behind something that failed. */
async function examine(settings: Settings): Promise<readonly Check[]> {
  const { database } = settings;
  const { check, facts } = await lookAt(database);
  const isFile = !isPostgres(database) && existsSync(database);
  const now = Date.now();
  const checks = [
    checkSettings(settings),
    check,
    isFile ? checkFiles(database, settings.outboxKeyFile ?? besideOf(database)) : undefined,
    facts && checkSchema(facts),
    facts && checkClock(facts, now),
    await lookForKey(settings, facts),
    facts && checkOutbox(facts, now),
    await checkMail(settings, describeError),
  ];
  return checks.filter((one) => one !== undefined);
}

function checkSettings({ trustProxy = [], corsOrigins = [] }: Settings): Check {
  const name = "Settings";
  try {
    createFindClient(trustProxy);
    createCors({ origins: corsOrigins });
  } catch (error) {
    return { name, state: "failed", text: describeError(error) };
  }
  const text = `They can be read. Proxies that are believed: ${trustProxy.length}; other origins that are let in: ${corsOrigins.length}.`;
  return { name, state: "ok", text };
}

async function lookAt(
  database: string,
): Promise<{ readonly check: Check; readonly facts: DatabaseFacts | undefined }> {
  const name = "Database";
  if (!isPostgres(database) && !existsSync(database)) {
    const text = `${database} is not there yet; a server makes it.`;
    const next = "Where it should be there, give its place with --database or METAL_RESET_DATABASE.";
    return { check: { name, state: "warning", text, next }, facts: undefined };
  }
  try {
    const facts = isPostgres(database) ? await inspectServer(database) : inspectSqlite(database);
    return {
      check: { name, state: "ok", text: `${nameOf(database)} answers: ${facts.version}.` },
      facts,
    };
  } catch (error) {
    const text = `${nameOf(database)} cannot be used. ${describeError(error)}`;
    return { check: { name, state: "failed", text }, facts: undefined };
  }
}

async function lookForKey(
  { database, outboxKeyFile }: Settings,
  facts: DatabaseFacts | undefined,
): Promise<Check> {
  let found: FoundKeys | undefined;
  try {
    const value = process.env["METAL_RESET_OUTBOX_KEY"];
    found = findOutboxKey({ value, file: outboxKeyFile, database });
  } catch (error) {
    return { name: "Outbox key", state: "failed", text: describeError(error) };
  }
  return checkOutboxKey(found, besideOf(database), facts?.sealed ?? []);
}

function formatCheck({ name, state, text, next }: Check): string {
  return `${state.padEnd(8)} ${name.padEnd(10)}  ${next === undefined ? text : `${text} ${next}`}`;
}

async function inspectServer(url: string): Promise<DatabaseFacts> {
  const { inspectPostgres } = await import("../postgres/inspect.ts");
  return inspectPostgres(url);
}
