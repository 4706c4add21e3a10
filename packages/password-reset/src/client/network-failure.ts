import type { Failure } from "../reply/result.ts";

/** As much as platforms tell by an error. */
type Thrown = {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
};

/** Nothing listened, or the name service was busy: waiting a little can help. Each is one of those below, too. */
const transient = /^(ECONNREFUSED|EAI_AGAIN|ConnectionRefused)$|\(Connect\).*Connection refused/s;

/**
 * What only arises before a connection stands: name lookup, connecting, and the check of a certificate.
 * Some say so in words alone: Deno, a connection that ends in the handshake, a port that `fetch` refuses, a
 * proxy that opens no tunnel. And TLS: its first record is none, or one of the alerts about what is agreed
 * on first (40, 70, and those from 110 on: cipher, version, name, protocol).
 */
const beforeConnection =
  /^(connect|ECONNREFUSED|ENOTFOUND|EAI_\w+|\w+(CONNECT_TIMEOUT|TUNNEL)|ConnectionRefused|FailedToOpenSocket|UNABLE_TO_\w+|\w*CERT(_\w+)?|bad port)$|\(Connect\)|secure TLS|Tunneling|tlsany|alert number ([47]0|1[12])/;

/**
 * Reads a rejected `fetch`. What cannot be told apart counts as connected: a browser says the same of
 * every failure, and then nobody can know.
 */
export function readNetworkFailure(error: unknown): Failure {
  try {
    const leaves = causes(error, 0);
    const all = (pattern: RegExp) =>
      leaves.every(({ code, syscall, message }) =>
        [code, syscall, message].some((word) => typeof word === "string" && pattern.test(word)),
      );
    return {
      code: "network",
      outcome: all(beforeConnection) ? "not_applied" : "unknown",
      transient: all(transient),
      // The platform's own code is safe to show.
      reason: leaves.map(({ code }) => code).find(isName),
    };
  } catch {
    // An error of a caller's `fetch` may fail when it is read.
    return readNetworkFailure(undefined);
  }
}

/** The innermost causes. An `AggregateError` has one for each address that was tried. */
function causes(error: unknown, depth: number): readonly Thrown[] {
  const thrown = Object(error) as Thrown;
  const inner = [thrown.errors ?? [], thrown.cause ?? []].flat();
  return depth > 5 || inner.length === 0 ? [thrown] : inner.flatMap((each) => causes(each, depth + 1));
}

function isName(code: unknown): code is string {
  return typeof code === "string" && /^[\w/]{2,60}$/.test(code);
}
