import { describe, expectTypeOf, test } from "vitest";
import {
  createPasswordResetClient,
  isPasswordResetError,
  type PasswordResetError,
  type CallOptions,
  type CreatePasswordResetTokenOptions,
  type Fetch,
  type NewPassword,
  type Operation,
  type Outcome,
  type PasswordResetClient,
  type PasswordResetClientOptions,
  type PasswordResetErrorCode,
  type PasswordResetEvent,
  type PasswordResetRequested,
  type ResetPasswordOptions,
  type TokenSource,
} from "./index.ts";

const token = "key";
const client = createPasswordResetClient({ token });

describe("making a client", () => {
  test("takes an environment variable as it is", () => {
    expectTypeOf(process.env["METAL_AUTH_TOKEN"]).toExtend<TokenSource>();
    expectTypeOf(
      createPasswordResetClient({ token: process.env["METAL_AUTH_TOKEN"] }),
    ).toEqualTypeOf<PasswordResetClient>();
  });

  test("takes a function for the token, sync or async", () => {
    expectTypeOf<() => string>().toExtend<TokenSource>();
    expectTypeOf<() => string | undefined>().toExtend<TokenSource>();
    expectTypeOf<() => Promise<string>>().toExtend<TokenSource>();
    expectTypeOf<() => Promise<string | undefined>>().toExtend<TokenSource>();
    expectTypeOf<() => number>().not.toExtend<TokenSource>();
    expectTypeOf<null>().not.toExtend<TokenSource>();
  });

  test("takes `undefined` for each option that may be left out, also under exactOptionalPropertyTypes", () => {
    const all = {
      token: undefined,
      baseUrl: undefined,
      timeout: undefined,
      retry: undefined,
      fetch: undefined,
      headers: undefined,
      userAgent: undefined,
      onEvent: undefined,
      allowInsecureHttp: undefined,
    } as const;
    expectTypeOf(all).toExtend<PasswordResetClientOptions>();
  });

  test("wants a token, and no option that it does not know", () => {
    const make = (): void => {
      // @ts-expect-error the token is missing
      createPasswordResetClient({});
      // @ts-expect-error there is no such option
      createPasswordResetClient({ token, timeouts: 5 });
      // @ts-expect-error a time limit is switched off by `false` alone
      createPasswordResetClient({ token, timeout: true });
      // @ts-expect-error a signal belongs to one call
      createPasswordResetClient({ token, signal: AbortSignal.abort() });
    };
    expectTypeOf(make).returns.toBeVoid();
  });

  test("takes the platform's `fetch`, a server's handler, and nothing that answers no Response", () => {
    expectTypeOf(fetch).toExtend<Fetch>();
    expectTypeOf<(request: Request) => Promise<Response>>().toExtend<Fetch>();
    expectTypeOf<(request: Request) => Promise<string>>().not.toExtend<Fetch>();
  });

  test("its options cannot be changed behind its back", () => {
    const change = (options: PasswordResetClientOptions, call: CallOptions): void => {
      // @ts-expect-error the token is not replaced
      options.token = "another";
      // @ts-expect-error nor is the time limit
      options.timeout = 1;
      // @ts-expect-error nor is that of a call
      call.timeout = 1;
    };
    expectTypeOf(change).returns.toBeVoid();
  });
});

describe("calling", () => {
  test("asks for a mail with one address", () => {
    expectTypeOf(client.createPasswordResetToken).parameters.toEqualTypeOf<
      [CreatePasswordResetTokenOptions]
    >();
    expectTypeOf(client.createPasswordResetToken).returns.resolves.toEqualTypeOf<PasswordResetRequested>();
    // @ts-expect-error the address is missing
    void (() => client.createPasswordResetToken({}));
    // @ts-expect-error a mail goes to one address
    void (() => client.createPasswordResetToken({ email: ["a@b", "c@d"] }));
  });

  test("resets with nothing, or with what one call may set", () => {
    expectTypeOf(client.resetPassword).parameter(0).toEqualTypeOf<ResetPasswordOptions | undefined>();
    expectTypeOf(client.resetPassword).returns.resolves.toEqualTypeOf<NewPassword>();
    // @ts-expect-error `true` is no key
    void (() => client.resetPassword({ idempotencyKey: true }));
  });

  test("gives plain strings", () => {
    expectTypeOf<NewPassword["newPassword"]>().toEqualTypeOf<string>();
    expectTypeOf<NewPassword["requestId"]>().toEqualTypeOf<string | undefined>();
  });

  test("gives what cannot be changed", () => {
    expectTypeOf<NewPassword>().toEqualTypeOf<Readonly<NewPassword>>();
    expectTypeOf<PasswordResetClient>().toEqualTypeOf<Readonly<PasswordResetClient>>();
  });
});

describe("failing", () => {
  test("has a literal code, an outcome, and readonly facts", () => {
    expectTypeOf<PasswordResetError["code"]>().toEqualTypeOf<PasswordResetErrorCode>();
    expectTypeOf<Outcome>().toEqualTypeOf<"not_applied" | "applied" | "unknown">();
    expectTypeOf<PasswordResetError["operation"]>().toEqualTypeOf<Operation | undefined>();
    expectTypeOf<PasswordResetError["errors"]>().toEqualTypeOf<readonly string[]>();
    expectTypeOf<PasswordResetError["attempts"]>().toEqualTypeOf<number>();
    expectTypeOf<PasswordResetError["status"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<PasswordResetError["retryAfter"]>().toEqualTypeOf<number | undefined>();
    const change = (error: PasswordResetError): void => {
      // @ts-expect-error facts are not changed
      error.code = "timeout";
      // @ts-expect-error neither are the messages
      error.errors.push("more");
    };
    expectTypeOf(change).returns.toBeVoid();
  });

  test("is narrowed by the guard, and by its code", () => {
    const handle = (error: unknown): string | number | undefined => {
      if (!isPasswordResetError(error)) {
        expectTypeOf(error).toBeUnknown();
        return undefined;
      }
      expectTypeOf(error).toEqualTypeOf<PasswordResetError>();
      switch (error.code) {
        case "rate_limited":
          expectTypeOf(error.code).toEqualTypeOf<"rate_limited">();
          return error.retryAfter;
        // @ts-expect-error there is no such code
        case "ratelimited":
          return undefined;
        default:
          expectTypeOf(error.code).toEqualTypeOf<Exclude<PasswordResetErrorCode, "rate_limited">>();
          return error.message;
      }
    };
    expectTypeOf(handle).toBeFunction();
  });
});

describe("events", () => {
  test("are told apart by their type", () => {
    const listen = (event: PasswordResetEvent): void => {
      expectTypeOf(event.operation).toEqualTypeOf<Operation>();
      if (event.type === "failure") {
        expectTypeOf(event.outcome).toEqualTypeOf<Outcome>();
        expectTypeOf(event.code).toEqualTypeOf<PasswordResetErrorCode>();
      }
      if (event.type === "retry") {
        expectTypeOf(event.delay).toEqualTypeOf<number>();
      }
      // @ts-expect-error an attempt has no status
      void (event.type === "attempt" && event.status);
    };
    expectTypeOf(listen).parameter(0).not.toBeAny();
  });

  test("are readonly", () => {
    const change = (event: PasswordResetEvent): void => {
      // @ts-expect-error of which call it is cannot be changed
      event.call = 1;
      if (event.type === "failure") {
        // @ts-expect-error nor can what happened
        event.outcome = "applied";
      }
    };
    expectTypeOf(change).toBeFunction();
  });
});
