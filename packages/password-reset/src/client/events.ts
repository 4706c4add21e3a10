import type { Operation } from "../contract/names.ts";
import type { Outcome, PasswordResetErrorCode } from "../errors/password-reset-error.ts";

/**
 * What `onEvent` is told, as plain data without a secret. Durations are in ms; `attempt` counts from 1. The
 * last event of each call is `success` or `failure`.
 */
export type PasswordResetEvent = CallFacts & WhatHappened;

type CallFacts = {
  /** The same for all events of one call, and for no other call that this copy of the package makes. */
  readonly call: number;
  /** The operation that was called, by its operationId. */
  readonly operation: Operation;
};

/** An event, but for the call that it belongs to. */
export type WhatHappened =
  | { readonly type: "attempt"; readonly attempt: number }
  | {
      readonly type: "response";
      readonly attempt: number;
      readonly status: number;
      readonly duration: number;
      readonly requestId: string | undefined;
    }
  | {
      readonly type: "retry";
      readonly attempt: number;
      readonly code: PasswordResetErrorCode;
      readonly status: number | undefined;
      readonly delay: number;
    }
  | {
      /** A server of ours was asked whether `resetPassword` may safely be repeated. */
      readonly type: "safe_repeat_check";
      readonly attempt: number;
      readonly supported: boolean;
      readonly duration: number;
    }
  | {
      readonly type: "success";
      readonly attempts: number;
      readonly status: number;
      readonly duration: number;
      readonly requestId: string | undefined;
    }
  | {
      readonly type: "failure";
      readonly attempts: number;
      readonly duration: number;
      readonly code: PasswordResetErrorCode;
      readonly outcome: Outcome;
      readonly status: number | undefined;
      readonly requestId: string | undefined;
    };
