import type { AppliedMigration, Migration } from "../stores/migration.ts";
import type { OutboxStatus } from "../stores/port.ts";

/** What a database says of itself, to who only looks. */
export type DatabaseFacts = {
  /** What it is, such as `PostgreSQL 18.4`. */
  readonly version: string;
  /** The steps of the schema that are known here. */
  readonly migrations: readonly Migration[];
  /** Those that it has taken; `undefined` where it was never migrated, and then nothing else is known. */
  readonly applied: readonly AppliedMigration[] | undefined;
  readonly outbox: OutboxStatus | undefined;
  /** What is sealed in mails that wait; of many, some. */
  readonly sealed: readonly Uint8Array[];
  /** When the newest entry of the audit log was made, in ms since 1970. */
  readonly newestAt: number | undefined;
  /** By how much its clock is ahead of ours, in ms; `undefined` where it is the same one. */
  readonly ahead: number | undefined;
};

/** Sealed mails that are looked at. */
export const SAMPLE = 100;
