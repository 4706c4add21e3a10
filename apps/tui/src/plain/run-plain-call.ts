import type { NewPassword, PasswordResetClient } from "@metal/password-reset";
import type { Platform } from "../cli/platform.ts";
import type { Connection } from "../connection/connection.ts";
import { readFacts, readFailure } from "../runtime/run-call.ts";
import type { Call, ExchangeFacts } from "../state/state.ts";
import { reportFailure } from "./report-failure.ts";

/** What came of a call: its answer, or the exit code of a failure that has been told on stderr. */
export type PlainResult<Answer> =
  | { readonly type: "done"; readonly answer: Answer; readonly facts: ExchangeFacts }
  | { readonly type: "failed"; readonly exitCode: number };

type Options<Answer> = {
  readonly connection: Connection;
  readonly platform: Pick<Platform, "stderr">;
  readonly send: (client: PasswordResetClient, signal: AbortSignal) => Promise<Answer>;
};

/** Asks for a mail. */
export async function askPlainly(
  email: string,
  options: Omit<Options<unknown>, "send">,
): Promise<PlainResult<unknown>> {
  return run(
    { kind: "ask", email },
    { ...options, send: (client, signal) => client.createPasswordResetToken({ email, signal }) },
  );
}

/** Resets the password. */
export async function resetPlainly(
  credential: Extract<Call, { readonly kind: "reset" }>["credential"],
  options: Omit<Options<unknown>, "send">,
): Promise<PlainResult<NewPassword>> {
  return run(
    { kind: "reset", credential },
    { ...options, send: (client, signal) => client.resetPassword({ signal }) },
  );
}

/** Ctrl-C and SIGTERM end the call, and what is then true is told like every other failure. */
async function run<Answer>(call: Call, options: Options<Answer>): Promise<PlainResult<Answer>> {
  const { connection, platform, send } = options;
  let facts: ExchangeFacts = { requestId: undefined, status: undefined, elapsed: 0, attempts: 0 };
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  try {
    const client = await connection.client({
      token: call.kind === "reset" && call.credential.kind === "token" ? call.credential.token : undefined,
      onEvent: (event) => {
        facts = readFacts(event) ?? facts;
      },
    });
    return { type: "done", answer: await send(client, interruption.signal), facts };
  } catch (error) {
    const { name: server, limit } = connection.facts;
    const { text, exitCode } = reportFailure(await readFailure(error, facts), { call, server, limit });
    platform.stderr.write(text);
    return { type: "failed", exitCode };
  } finally {
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  }
}
