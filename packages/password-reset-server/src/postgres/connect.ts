import { createHash } from "node:crypto";
import { Pool, TypeOverrides, types, type PoolClient, type QueryResultRow } from "pg";
import type { Sql } from "sql-template-tag";
import { PasswordResetServerError } from "../errors/server-error.ts";
import { explainFailure } from "./failures.ts";

/** How to reach a database. */
export type ConnectOptions = {
  /** The schema that holds the tables. */
  readonly schema: string;
  /** Most connections at once. */
  readonly connections: number;
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
  /** Runs statements in one transaction: all of them are kept, or none. */
  readonly transaction: <Outcome>(work: (run: Run) => Promise<Outcome>) => Promise<Outcome>;
  /** For a library that has its own way with it. */
  readonly pool: Pool;
  readonly close: () => Promise<void>;
};

/** The schema that holds the tables unless another is named. */
export const DEFAULT_SCHEMA = "public";

/** How long making a connection may take, in ms. */
const CONNECT_TIMEOUT = 10_000;
/** How long a statement may take before the connection is given up, in ms. */
const STATEMENT_TIMEOUT = 30_000;
const BIGINT = types.builtins.INT8;
const SCHEMA = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Makes a pool; it connects when it is first used, and again whenever a connection was lost.
 *
 * @throws {@link PasswordResetServerError} `invalid_option` where the schema's name would need quotes.
 */
export function connect(url: string, { schema, connections }: ConnectOptions): Database {
  if (!SCHEMA.test(schema)) {
    throw new PasswordResetServerError(
      "invalid_option",
      "schema is not the plain name of a schema. No store was opened. Use small letters, digits and _, at most 63.",
    );
  }
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: STATEMENT_TIMEOUT,
    keepAlive: true,
    application_name: "metal-password-reset-server",
    // Poolers between here and the database refuse parameters that they do not know: none is sent without need.
    ...(schema !== DEFAULT_SCHEMA && { options: `-c search_path=${schema}` }),
    types: TYPES,
  });
  // A connection that was lost while nobody used it, or between two statements: whoever uses it next is told.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    run: runOn(pool),
    transaction: (work) => inTransaction(pool, work),
    pool,
    close: () => pool.end(),
  };
}

async function inTransaction<Outcome>(pool: Pool, work: (run: Run) => Promise<Outcome>): Promise<Outcome> {
  const client = await pool.connect().catch(explain);
  let broken = false;
  try {
    await client.query("BEGIN");
    const outcome = await work(runOn(client));
    await client.query("COMMIT").catch(explain);
    return outcome;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

function explain(error: unknown): never {
  throw explainFailure(error);
}

function runOn(client: Pool | PoolClient): Run {
  return async <Row extends QueryResultRow>({
    text,
    values,
  }: Pick<Sql, "text" | "values">): Promise<Result<Row>> => {
    const { rows, rowCount } = await client.query<Row>({ name: nameOf(text), text, values }).catch(explain);
    return { rows, count: rowCount ?? 0 };
  };
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
