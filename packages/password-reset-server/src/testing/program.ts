import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { createArgon2idHasher } from "../node/index.ts";
import { createAccounts, type Accounts } from "../operations/accounts.ts";
import { createKeys, type NewKey } from "../operations/keys.ts";
import { openStore } from "../bin/database.ts";
import { platformRandom } from "../tokens/random.ts";
import { ADA } from "./harness.ts";

/** The program's own file. */
export const MAIN: string = fileURLToPath(new URL("../bin/main.ts", import.meta.url));

/** The real program, serving. */
export type RunningProgram = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly log: () => string;
};

/** Starts `serve` as a process of its own, and resolves once it says that it listens. */
export async function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const child = spawn(
    process.execPath,
    ["--conditions=@metal/source", MAIN, "serve", "--port", "0", ...args],
    { env: { ...process.env, ...env } },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  let log = "";
  child.stderr.on("data", (chunk) => (log += String(chunk)));
  for await (const line of createInterface(child.stdout)) {
    return { child, url: line.replace("Listening on ", ""), log: () => log };
  }
  throw new Error(`serve did not start: ${log}`);
}

/** Makes a database with one account, and gives a new key of that account's user or of a project. */
export async function prepareDatabase(path: string, kind: NewKey["kind"]): Promise<string> {
  const store = await openStore(path);
  await createAccounts({ store, hasher: createArgon2idHasher(), clock: Date.now }).add({ email: ADA });
  const { token } = await createKeys({ store, clock: Date.now, random: platformRandom }).create(
    kind === "user" ? { kind, email: ADA } : { kind, name: "portal" },
  );
  await store.close();
  return token;
}

/** Looks into a database from outside, while others use it. */
export async function withAccounts<Result>(
  path: string,
  look: (accounts: Accounts) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(path);
  const result = await look(createAccounts({ store, hasher: createArgon2idHasher(), clock: Date.now }));
  await store.close();
  return result;
}
