import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { createPbkdf2Hasher } from "../memory/index.ts";
import { createAccounts } from "../operations/accounts.ts";
import { MAIN } from "../testing/program.ts";
import { temporaryFolder } from "../testing/stores.ts";
import { openStore } from "./database.ts";

/** More than a pipe holds: about 300 KB as a list. */
const MANY = 2000;

async function manyAccounts(): Promise<string> {
  const path = join(temporaryFolder(), "accounts.db");
  const store = await openStore(path);
  // Nobody can sign in to them: nothing is hashed.
  const accounts = createAccounts({ store, hasher: createPbkdf2Hasher(), clock: Date.now });
  await Promise.all(
    Array.from({ length: MANY }, (_, index) => accounts.add({ email: `person-${index}@example.com` })),
  );
  await store.close();
  return path;
}

const LIST = ["account", "list", "-o", "json"];

function start(
  command: readonly string[],
  database: string,
  stdout: "pipe" | number,
): ReturnType<typeof spawn> {
  const args = ["--conditions=@metal/source", MAIN, ...command, "-d", database];
  const child = spawn(process.execPath, args, { stdio: ["ignore", stdout, "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

describe("the program", () => {
  it("ends only when all that it wrote has gone through the pipe", async () => {
    const child = start(LIST, await manyAccounts(), "pipe");
    const ended = once(child, "close");
    if (child.stdout === null) throw new Error("there is no pipe");

    expect(JSON.parse(await text(child.stdout))).toHaveLength(MANY);
    expect((await ended)[0]).toBe(0);
  });

  it.each([LIST, ["audit", "export"]])(
    "ends in silence where its reader has seen enough",
    async (...command) => {
      const child = start(command, await manyAccounts(), "pipe");
      const ended = once(child, "close");
      if (child.stdout === null || child.stderr === null) throw new Error("there is no pipe");
      child.stdout.once("data", () => child.stdout?.destroy());

      expect(await text(child.stderr)).toBe("");
      expect((await ended)[0]).toBe(0);
    },
  );

  it.runIf(existsSync("/dev/full"))("fails where its results cannot be written", async () => {
    const full = openSync("/dev/full", "w");
    onTestFinished(() => closeSync(full));
    const child = start(LIST, await manyAccounts(), full);
    const ended = once(child, "close");
    if (child.stderr === null) throw new Error("there is no pipe");

    expect(await text(child.stderr)).toMatch(/^error: Results could not be written \(ENOSPC\)\..*\n$/);
    expect((await ended)[0]).toBe(1);
  });
});
