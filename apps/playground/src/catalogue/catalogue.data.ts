import {
  createPasswordResetClient,
  isPasswordResetError,
  type Operation,
  type Outcome,
  type PasswordResetErrorCode,
} from "@metal/password-reset";
import { situations, type Situation } from "./situations.ts";

/** One failure, as the client told it while the page was built. */
export type CatalogueEntry = {
  readonly code: PasswordResetErrorCode;
  readonly when: string;
  readonly outcome: Outcome;
  readonly status: number | undefined;
  readonly message: string;
};

const operations = ["createPasswordResetToken", "resetPassword"] as const;

/**
 * Every failure of both operations, by calling the client until it fails.
 *
 * @public
 */
export async function load(): Promise<Readonly<Record<Operation, readonly CatalogueEntry[]>>> {
  const [ask = [], reset = []] = await Promise.all(
    operations.map((operation) =>
      Promise.all(
        Object.entries(situations).flatMap(([code, each]) =>
          each
            .filter(({ only }) => only === undefined || only === operation)
            .map((situation) => fail(operation, code as PasswordResetErrorCode, situation)),
        ),
      ),
    ),
  );
  return { createPasswordResetToken: ask, resetPassword: reset };
}

async function fail(
  operation: Operation,
  code: PasswordResetErrorCode,
  { when, fetch, timeout, token = "a-key" }: Situation,
): Promise<CatalogueEntry> {
  const abort = new AbortController();
  const client = createPasswordResetClient({
    token,
    baseUrl: "https://reset.example.com/metal/v1",
    fetch: (request, init) => fetch(request, init?.signal ?? request.signal, abort),
    retry: 0,
  });
  const options = { timeout: timeout ?? (false as const), signal: abort.signal };
  try {
    await (operation === "resetPassword"
      ? client.resetPassword(options)
      : client.createPasswordResetToken({ email: "ada@example.com", ...options }));
  } catch (error) {
    if (isPasswordResetError(error) && error.code === code) {
      const { outcome, status, message } = error;
      return { code, when, outcome, status, message };
    }
    throw error;
  }
  throw new Error(`${operation} did not fail where it should: ${when}.`);
}
