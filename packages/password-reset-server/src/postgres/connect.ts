import { createHash } from "node:crypto";
import {
  DatabaseError,
  Pool,
  TypeOverrides,
  types,
  type ClientBase,
  type PoolClient,
  type QueryResultRow,
} from "pg";
import type { Sql } from "sql-template-tag";
import { PasswordResetServerError } from "../errors/server-error.ts";
import { storeUnavailable } from "../stores/unavailable.ts";
import { explainFailure } from "./failures.ts";

/** How to reach a database. */
export type ConnectOptions = {
  /** The schema that holds the tables. */
  readonly schema: string;
  /** Most connections at once. */
  readonly connections: number;
  /**
   * How long to wait for a connection, and as long again for a lock, in ms; a statement may take twice as long.
   * `undefined` for whom nobody waits, such as who changes the schema.
   */
  readonly patience: number | undefined;
};

/** What a statement gave: its rows, and how many rows it gave or changed. */
type Result<Row> = { readonly rows: readonly Row[]; readonly count: number };

/**
 * Runs one statement.
 *
 * @throws PasswordResetServerError `store_unavailable` where it was certainly not carried out and may be later.
 */
export type Run = <Row extends QueryResultRow>(
  statement: Pick<Sql, "text" | "values">,
) => Promise<Result<Row>>;

/** A pool of connections. */
export type Database = {
  readonly run: Run;
  /** Runs one statement, which may take longer than whoever waits for the answer to a request would. */
  readonly runAtLength: Run;
  /** Runs statements in one transaction: all of them are kept, or none. */
  readonly transaction: <Outcome>(work: (run: Run) => Promise<Outcome>) => Promise<Outcome>;
  readonly close: () => Promise<void>;
};

/** The schema that holds the tables unless another is named. */
export const DEFAULT_SCHEMA = "public";

/** How long making a connection may take for whom nobody waits, in ms. */
const CONNECT_TIMEOUT = 10_000;
/** How long a statement may take that is not part of a request, in ms. */
const LONG_STATEMENT = 30_000;
/** How much longer than the database itself we wait for its answer, in ms, before the connection is given up. */
const ANSWER_MARGIN = 2000;
/** How long giving up a transaction may take, in ms: where something is still under way, the connection goes with it. */
const ROLLBACK_TIMEOUT = 1000;
const BIGINT = types.builtins.INT8;
const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Makes a pool; it connects when it is first used, and again whenever a connection was lost.
 *
 * @throws {@link PasswordResetServerError} `invalid_option` where the schema's name would need quotes, or the patience is
 * not a whole number of ms.
 */
export function connect(url: string, { schema, connections, patience }: ConnectOptions): Database {
  if (!SCHEMA.test(schema)) {
    throw new PasswordResetServerError(
      "invalid_option",
      "schema is not the plain name of a schema. No store was opened. Use small letters, digits and _, at most 63.",
    );
  }
  if (patience !== undefined && !(Number.isInteger(patience) && patience >= 1)) {
    throw new PasswordResetServerError(
      "invalid_option",
      "patience is not a whole number of ms from 1. No store was opened. Leave it out for 3 seconds.",
    );
  }
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: patience ?? CONNECT_TIMEOUT,
    keepAlive: true,
    application_name: "metal-password-reset-server",
    // Poolers between here and the database refuse parameters that they do not know: none is sent without need.
    ...(schema !== DEFAULT_SCHEMA && { options: `-c search_path=${schema}` }),
    ...(patience !== undefined && {
      query_timeout: patience * 2 + ANSWER_MARGIN,
      // The pool waits for it, whatever its types say.
      // oxlint-disable-next-line typescript/no-misused-promises
      onConnect: (client: ClientBase) => boundWaits(client, patience),
    }),
    types: TYPES,
  });
  // A connection that was lost while nobody used it, or between two statements: whoever uses it next is told.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const acquire = (): Promise<PoolClient> =>
    pool.connect().catch((error: unknown) => {
      // Of a database that was never reached, whoever opens it wants to know why.
      if (patience === undefined) explain(error);
      if (pool.totalCount < connections) failBeforehand(error);
      throw storeUnavailable("overloaded", "All connections to the database were in use for too long");
    });
  return {
    run: (statement) => runAlone(acquire, statement),
    runAtLength: (statement) =>
      inTransaction(acquire, async (client) => {
        await client.query(`SET LOCAL statement_timeout = ${LONG_STATEMENT}`);
        return runOn(client, LONG_STATEMENT + ANSWER_MARGIN)(statement);
      }),
    transaction: (work) => inTransaction(acquire, (client) => work(runOn(client))),
    close: () => pool.end(),
  };
}

/** The database itself gives up what takes too long, and so is certain that nothing of it was kept. */
async function boundWaits(client: ClientBase, patience: number): Promise<void> {
  await client.query(`SET lock_timeout = ${patience}; SET statement_timeout = ${patience * 2}`);
}

type Acquire = () => Promise<PoolClient>;
type Statement = Pick<Sql, "text" | "values">;

async function runAlone<Row extends QueryResultRow>(
  acquire: Acquire,
  statement: Statement,
): Promise<Result<Row>> {
  const client = await acquire();
  try {
    const result = await query<Row>(client, statement);
    client.release();
    return result;
  } catch (error) {
    // After an answer the connection is as good as before. After anything else nobody knows.
    client.release(!(error instanceof DatabaseError && error.severity === "ERROR"));
    throw explainFailure(error);
  }
}

async function inTransaction<Outcome>(
  acquire: Acquire,
  work: (client: PoolClient) => Promise<Outcome>,
): Promise<Outcome> {
  const client = await acquire();
  let broken = false;
  try {
    await client.query("BEGIN").catch(failBeforehand);
    const outcome = await work(client);
    await client.query("COMMIT").catch(explain);
    return outcome;
  } catch (error) {
    const rollback = { text: "ROLLBACK", query_timeout: ROLLBACK_TIMEOUT };
    await client.query(rollback).catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Whatever it was, nothing had been asked of the database yet. */
function failBeforehand(error: unknown): never {
  const explained = explainFailure(error);
  if (explained instanceof PasswordResetServerError) throw explained;
  throw storeUnavailable("unreachable", "The database could not be reached");
}

function explain(error: unknown): never {
  throw explainFailure(error);
}

function runOn(client: PoolClient, timeout?: number): Run {
  return <Row extends QueryResultRow>(statement: Statement) =>
    query<Row>(client, statement, timeout).catch(explain);
}

async function query<Row extends QueryResultRow>(
  client: PoolClient,
  { text, values }: Statement,
  timeout?: number,
): Promise<Result<Row>> {
  const bound = timeout !== undefined && { query_timeout: timeout };
  const { rows, rowCount } = await client.query<Row>({ name: nameOf(text), text, values, ...bound });
  return { rows, count: rowCount ?? 0 };
}

const names = new Map<string, string>();

/** Under its name a connection prepares a statement once. There are as many as stand in the source. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `metal_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return name;
}

/** All our numbers of 64 bits are times and counts, which fit into a number. */
const TYPES = new TypeOverrides();
TYPES.setTypeParser(BIGINT, Number);
