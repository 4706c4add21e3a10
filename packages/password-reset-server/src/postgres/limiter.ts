// A package that reads this one from source sees the declarations of its own only: these must be named.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="../limits/rate-limiter-postgres.d.ts" />
import { createHash } from "node:crypto";
import RateLimiterPostgres from "rate-limiter-flexible/lib/RateLimiterPostgres.js";
import { consumeFrom } from "../limits/consume-from.ts";
import type { Limit, Limiter } from "../limits/limiter.ts";
import type { Run } from "./connect.ts";

/** A limiter whose counters all processes on the database share. */
export function createPostgresLimiter(run: Run, name: string, limit: Limit): Limiter {
  const consume = consumeFrom(
    new RateLimiterPostgres({
      storeClient: { query: run },
      storeType: "pool",
      tableName: "limits",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points: limit.requests,
      duration: limit.window / 1000,
      // Whoever is over a limit is refused without asking the database again.
      inMemoryBlockOnConsumed: limit.requests,
    }),
  );
  return (subject) => consume(digest(subject));
}

/** Of one length, and no address stands in the table. */
function digest(subject: string): string {
  return createHash("sha256").update(subject).digest("base64url");
}
