import process from "node:process";
import { checkClaims } from "../claims/claims.ts";
import type { ClaimContext } from "../claims/context.ts";

/**
 * Checks the claims in a runtime that is a process: Node, Bun, Deno. The context comes in through the environment,
 * since arguments can be seen by others; the results go out as the last line.
 */
const context = JSON.parse(process.env["CLAIM_CONTEXT"] ?? "") as ClaimContext;
const results = await checkClaims(context);
const client = import.meta.resolve("@metal/password-reset");
process.stdout.write(`\n${JSON.stringify({ client, results })}\n`);
