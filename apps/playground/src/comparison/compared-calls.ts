import { readFile } from "node:fs/promises";
import type { Peer } from "./peers.ts";

/** The calls that are compared, by the example that each belongs to. */
export const comparedCalls = {
  ask: { code: "compared-ask", method: "POST", key: "user" },
  outcome: { code: "outcome", method: "DELETE", key: "user" },
  reset: { code: "outcome", method: "DELETE", key: "mailed" },
} as const;

export type ComparedCall = keyof typeof comparedCalls;

/** The code of a call, with a limit of three seconds. What it takes for a key is `userKey`. */
export async function readComparedCode(call: ComparedCall, peer: Peer): Promise<string> {
  const file = `../examples/${comparedCalls[call].code}.${peer}.ts`;
  return readFile(new URL(file, import.meta.url), "utf8");
}
