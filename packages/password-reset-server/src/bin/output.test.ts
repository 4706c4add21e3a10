import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { MAIN } from "../testing/program.ts";
import { temporaryFolder } from "../testing/stores.ts";
import { openStore } from "./database.ts";

/** More than a pipe holds: about 300 KB as a list. */
const MANY = 2000;

async function manyAccounts(): Promise<string> {
  const path = join(temporaryFolder(), "accounts.db");
  const store = await openStore(path);
  const rows = Array.from({ length: MANY }, (_, index) => ({
    id: crypto.randomUUID(),
    email: `person-${index}@example.com`,
    emailKey: `person-${index}@example.com`,
    createdAt: index,
    disabledAt: undefined,
    passwordHash: undefined,
  }));
  await Promise.all(rows.map((row) => store.accounts.insert(row)));
  await store.close();
  return path;
}

function list(database: string, stdout: "pipe" | number): ReturnType<typeof spawn> {
  const args = ["--conditions=@metal/source", MAIN, "account", "list", "-o", "json", "-d", database];
  const child = spawn(process.execPath, args, { stdio: ["ignore", stdout, "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

describe("the program", () => {
  it("ends only when all that it wrote has gone through the pipe", async () => {
    const child = list(await manyAccounts(), "pipe");
    const ended = once(child, "close");
    if (child.stdout === null) throw new Error("there is no pipe");

    expect(JSON.parse(await text(child.stdout))).toHaveLength(MANY);
    expect((await ended)[0]).toBe(0);
  });

  it("ends in silence where its reader has seen enough", async () => {
    const child = list(await manyAccounts(), "pipe");
    const ended = once(child, "close");
    if (child.stdout === null || child.stderr === null) throw new Error("there is no pipe");
    child.stdout.once("data", () => child.stdout?.destroy());

    expect(await text(child.stderr)).toBe("");
    expect((await ended)[0]).toBe(0);
  });

  it.runIf(existsSync("/dev/full"))("fails where its results cannot be written", async () => {
    const full = openSync("/dev/full", "w");
    onTestFinished(() => closeSync(full));
    const child = list(await manyAccounts(), full);
    const ended = once(child, "close");
    if (child.stderr === null) throw new Error("there is no pipe");

    expect(await text(child.stderr)).toMatch(/^error: Results could not be written \(ENOSPC\)\..*\n$/);
    expect((await ended)[0]).toBe(1);
  });
});
