import type { Connection } from "../connection/connection.ts";

/** The server that the app talks to; it can be changed for another. */
export type Session = {
  readonly connection: () => Connection;
  /** Takes another connection, and closes the one before. */
  readonly change: (connection: Connection) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Begins with a connection. */
export function createSession(first: Connection): Session {
  let current = first;
  return {
    connection: () => current,
    async change(connection) {
      const before = current;
      current = connection;
      await before.close();
    },
    close: async () => current.close(),
  };
}
