import type { Connection } from "../connection/connection.ts";
import { readFailure } from "../runtime/run-call.ts";
import type { AskResult } from "./run-bulk.ts";

/** Makes one call for each address. It is not repeated here: a rest is the whole run's, not one call's. */
export async function askForMail(
  connection: Connection,
  signal: AbortSignal,
): Promise<(email: string) => Promise<AskResult>> {
  const client = await connection.client({ retry: 0 });
  return async (email) => {
    try {
      const { requestId } = await client.createPasswordResetToken({ email, signal });
      return { type: "asked", requestId };
    } catch (error) {
      return { type: "failed", failure: await readFailure(error, noFacts) };
    }
  };
}

const noFacts = { requestId: undefined, status: undefined, elapsed: 0, attempts: 0 } as const;
