import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@metal/tooling-postgres";
import { BARE } from "./bare.ts";
import { replaceBetweenMarkers } from "@metal/tooling-bench-shared";
import { measure } from "./measure.ts";
import { OURS } from "./ours.ts";
import { renderResults } from "./render.ts";

const CONTENDERS = [...BARE, ...OURS];
const README = join(import.meta.dirname, "../../../../packages/password-reset-server/README.md");

/** One contender, in this process, until it is killed. */
async function serveContender(name: string, folder: string, postgresUrl: string): Promise<void> {
  const contender = CONTENDERS.find((candidate) => candidate.name === name);
  if (contender === undefined) throw new Error(`there is no ${name}`);
  mkdirSync(folder, { recursive: true });
  process.stdout.write(`${JSON.stringify(await contender.start({ folder, postgresUrl }))}\n`);
}

async function compareAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-server-"));
  const postgres = await startPostgres({ durable: true });
  try {
    const results = await measure({
      folder,
      postgresUrl: postgres.url,
      say: (doing) => process.stderr.write(`measuring: ${doing}\n`),
    });
    const table = renderResults(results);
    process.stdout.write(`${table}\n`);
    const updated = replaceBetweenMarkers(readFileSync(README, "utf8"), table);
    if (updated !== undefined) writeFileSync(README, updated);
  } finally {
    await postgres.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

const [command, name = "", folder = "", postgresUrl = ""] = process.argv.slice(2);
await (command === "contender" ? serveContender(name, folder, postgresUrl) : compareAll());
