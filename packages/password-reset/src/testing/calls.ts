import { expect } from "vitest";
import {
  createPasswordResetClient,
  PasswordResetError,
  type CallOptions,
  type NewPassword,
  type Operation,
  type PasswordResetClientOptions,
  type PasswordResetEvent,
  type PasswordResetRequested,
} from "../index.ts";
import { expectNothingLeaks } from "./expect-nothing-leaks.ts";
import { email, secrets, token } from "./samples.ts";

export type Setup = Partial<PasswordResetClientOptions> & {
  readonly email?: string;
  readonly call?: CallOptions;
  /** More that must not be seen than the samples. */
  readonly alsoSecret?: readonly string[];
};

export const bothOperations: readonly Operation[] = ["createPasswordResetToken", "resetPassword"];

/** Makes one call that is expected to fail, and wants no secret in what comes of it. */
export async function failureOf(operation: Operation, setup: Setup): Promise<PasswordResetError> {
  const { events, result } = await settle(operation, setup);
  expect(result, `${operation} failed`).toBeInstanceOf(PasswordResetError);
  const error = result as PasswordResetError;
  const options = { secrets: [...secrets, ...(setup.alsoSecret ?? [])] };
  expectNothingLeaks(error, options);
  expectNothingLeaks(events, options);
  expect(events.at(-1)).toMatchObject({
    type: "failure",
    operation,
    code: error.code,
    outcome: error.outcome,
    status: error.status,
    attempts: error.attempts,
    requestId: error.requestId,
  });
  return error;
}

/** Asks for a mail, which is expected to be taken. */
export async function requested(setup: Setup): Promise<PasswordResetRequested> {
  return successOf("createPasswordResetToken", setup);
}

/** Resets the password, which is expected to be done. */
export async function reset(setup: Setup): Promise<NewPassword> {
  return (await successOf("resetPassword", setup)) as NewPassword;
}

async function successOf(operation: Operation, setup: Setup): Promise<NewPassword | PasswordResetRequested> {
  const { events, result } = await settle(operation, setup);
  if (result instanceof Error) {
    throw result;
  }
  expectNothingLeaks(result, { except: ["newPassword"] });
  expectNothingLeaks(events);
  expect(events.at(-1)).toMatchObject({ type: "success", operation });
  return result as NewPassword | PasswordResetRequested;
}

async function settle(operation: Operation, setup: Setup) {
  const { email: address, call, alsoSecret: _, ...options } = { email, ...setup };
  const events: PasswordResetEvent[] = [];
  const started = performance.now();
  const client = createPasswordResetClient({
    token,
    // However slow the machine is: no call ends by its limit, unless a test sets one.
    timeout: 25_000,
    ...options,
    onEvent(event) {
      events.push(event);
      options.onEvent?.(event);
    },
  });
  const result: unknown = await (
    operation === "createPasswordResetToken"
      ? client.createPasswordResetToken({ email: address, ...call })
      : client.resetPassword(call)
  ).catch((error: unknown) => error);
  const longest = performance.now() - started;
  const durations = events.map((event) => ("duration" in event ? event.duration : 0));
  expect(
    durations.filter((duration) => !(duration >= 0 && duration <= longest)),
    "no event tells of more time than passed",
  ).toEqual([]);
  return { events, result };
}
