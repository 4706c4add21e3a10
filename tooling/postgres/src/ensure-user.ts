import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { inTurn } from "./in-turn.ts";

const run = promisify(execFile);
const USER = "postgres";

/**
 * PostgreSQL does not run as root, which is who runs tests in most containers: there it runs as a user of its own, who
 * is made where it is missing. Several test runs begin at once on a fresh machine, and one of them makes it.
 */
export async function ensureUser(): Promise<void> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return;
  await inTurn("metal-tooling-postgres-user", async () => {
    const isThere = await run("id", ["-u", USER]).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await run("groupadd", ["--force", USER]);
    await run("useradd", ["--gid", USER, USER]);
  });
}
