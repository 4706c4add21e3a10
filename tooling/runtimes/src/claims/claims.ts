import type { Claim, ClaimContext, ClaimResult } from "./context.ts";
import { failureClaims } from "./failures.ts";
import { operationClaims } from "./operations.ts";
import { secretClaims } from "./secrets.ts";

/** All that must be true of the client on every runtime. */
export const claims: readonly Claim[] = [...operationClaims, ...failureClaims, ...secretClaims];

/** Checks the claims one after another. Never rejects. */
export async function checkClaims(context: ClaimContext): Promise<readonly ClaimResult[]> {
  const results: ClaimResult[] = [];
  for (const { name, check } of claims) {
    results.push({ name, problem: await problemOf(check(context)) });
  }
  return results;
}

async function problemOf(checking: Promise<void>): Promise<string | undefined> {
  return checking.then(
    () => undefined,
    (error: unknown) => String(error),
  );
}
