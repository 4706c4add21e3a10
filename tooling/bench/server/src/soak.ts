import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { CONNECTIONS } from "./compare.ts";
import { load, type Load } from "./load.ts";
import { pacedLoad } from "./paced-load.ts";
import { run } from "./running.ts";

const SEGMENTS_A_MINUTE = 6;

/** Loads ours with half of the most that it takes while it sends its mails, minute after minute, and says how it is. */
async function soak(minutes: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "soak-"));
  const ours = await run("ours, sending its mails", { folder, postgresUrl: "" });
  try {
    const { perSecond: most } = await load(ours.target, { connections: CONNECTIONS, seconds: 5 });
    const pace = {
      perSecond: Math.floor(most / 2),
      seconds: 60 / SEGMENTS_A_MINUTE,
      connections: CONNECTIONS,
    };
    process.stdout.write(
      `| minute | a second | p50, ms | p99, ms, worst 10 s | memory, MiB |\n| --- | --- | --- | --- | --- |\n`,
    );
    for (let minute = 1; minute <= minutes; minute += 1) {
      const loads: Load[] = [];
      for (let segment = 0; segment < SEGMENTS_A_MINUTE; segment += 1)
        loads.push(await pacedLoad(ours.target, pace));
      const worst = (pick: "p50" | "p99"): string => Math.max(...loads.map((each) => each[pick])).toFixed(1);
      process.stdout.write(
        `| ${minute} | ${pace.perSecond} | ${worst("p50")} | ${worst("p99")} | ${ours.memory().toFixed(0)} |\n`,
      );
    }
    await compareWithMails(join(folder, "ours.db"));
  } finally {
    ours.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each 201 is a token in the database, and each token has a mail. */
async function compareWithMails(path: string): Promise<void> {
  const database = new DatabaseSync(path, { readOnly: true });
  const count = (sql: string): number =>
    Number(database.prepare(`SELECT count(*) AS n FROM ${sql}`).get()?.["n"]);
  while (count("outbox WHERE state = 'pending'") > 0) await wait(100);
  const [tokens, mails] = [count("reset_tokens"), count("outbox WHERE state = 'delivered'")];
  database.close();
  process.stdout.write(`${tokens} tokens, ${mails} mails delivered\n`);
  if (tokens !== mails) process.exitCode = 1;
}

await soak(Number(process.argv[2] ?? 10));
