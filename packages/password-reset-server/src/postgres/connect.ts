import postgres from "postgres";

/** How to reach a database. */
export type ConnectOptions = {
  /** The schema that holds the tables. */
  readonly schema: string;
  /** Most connections at once. */
  readonly connections: number;
};

/** A pool of connections whose whole numbers of 64 bits are numbers: all of ours are times and counts. */
export type Sql = postgres.Sql<{ readonly bigint: number }>;

/** The same within one transaction. */
export type Transaction = postgres.TransactionSql<{ readonly bigint: number }>;

/** Seconds that a connection may take to be made. */
const CONNECT_TIMEOUT = 10;

/** Makes a pool; it connects when it is first used, and again whenever a connection was lost. */
export function connect(url: string, { schema, connections }: ConnectOptions): Sql {
  return postgres(url, {
    max: connections,
    connect_timeout: CONNECT_TIMEOUT,
    // A second at most between attempts: a database that was restarted is used again soon.
    backoff: (attempts: number) => Math.min(1, 0.05 * 2 ** attempts),
    connection: { search_path: schema, application_name: "metal-password-reset-server" },
    // Nothing of ours is an array type that would have to be looked up.
    fetch_types: false,
    onnotice: () => {},
    types: { bigint: { to: 20, from: [20], serialize: String, parse: Number } },
  });
}
