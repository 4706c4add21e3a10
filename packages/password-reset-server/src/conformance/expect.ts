import { readErrorMessages, readNewPassword } from "@metal/password-reset/contract";
import type { Reply } from "./types.ts";

/** A rule is broken. The message says what was seen, without a secret. */
export class ConformanceError extends Error {
  override readonly name = "ConformanceError";
}

/** The reply is an `Error` of the contract with that status. */
export function expectError(reply: Reply, status: number): void {
  expectStatus(reply, status);
  if (readErrorMessages(jsonOf(reply)).length === 0) {
    throw new ConformanceError(`${status} without a message in "error" or "errors"`);
  }
}

/** The reply is the contract's success of `POST`. */
export function expectCreated(reply: Reply): void {
  expectStatus(reply, 201);
  if (reply.text !== "") throw new ConformanceError("201 with a body");
}

/** The reply is the contract's success of `DELETE`. */
export function expectNewPassword(reply: Reply): void {
  expectStatus(reply, 201);
  if (readNewPassword(jsonOf(reply)) === undefined)
    throw new ConformanceError("201 without a usable new_password");
}

export function expectStatus(reply: Reply, status: number): void {
  if (reply.status !== status) throw new ConformanceError(`${reply.status} instead of ${status}`);
}

/** The header is there, and matches. */
export function expectHeader(reply: Reply, name: string, pattern: RegExp): void {
  const value = reply.headers.get(name);
  if (value === null) throw new ConformanceError(`${reply.status} without ${name}`);
  if (!pattern.test(value)) throw new ConformanceError(`${reply.status} with another ${name}`);
}

/** Both replies are the same to whoever gets them, but for what differs in any two. */
export function expectAlike(one: Reply, other: Reply): void {
  if (shape(one) !== shape(other)) {
    throw new ConformanceError("the answer for an address without an account is another");
  }
}

function shape({ status, headers, text }: Reply): string {
  const varying = new Set(["date", "x-request-id", "age"]);
  const counted = /^(?:x-)?ratelimit/;
  const same = [...headers].filter(([name]) => !varying.has(name) && !counted.test(name));
  return JSON.stringify([status, same, text]);
}

function jsonOf(reply: Reply): unknown {
  expectHeader(reply, "Content-Type", /^application\/(?:[\w.-]+\+)?json\b/i);
  try {
    return JSON.parse(reply.text);
  } catch {
    throw new ConformanceError(`${reply.status} with a body that is not JSON`);
  }
}
