/** What a rejected `fetch` tells for certain. */
export type NetworkFailure = {
  /** No connection was made, so the server has seen nothing. */
  readonly neverConnected: boolean;
  /** Waiting a little can help: refused, or the name service was busy. */
  readonly transient: boolean;
  /** The platform's own code, such as `ECONNREFUSED`; safe to show. */
  readonly reason: string | undefined;
};

/** Codes that only arise before a connection stands: name lookup, connecting, and the check of a certificate. */
const beforeConnection =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_[A-Z]+|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|CERT_\w+|ERR_TLS_CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:GET_ISSUER_CERT|VERIFY_LEAF_SIGNATURE)\w*)$/;
/** What says so in words alone: Deno, a connection that ends in the handshake, a port that `fetch` refuses. */
const beforeConnectionInWords =
  /client error \(Connect\)|before secure TLS connection was established|^bad port$/;
const transient = /^(?:ECONNREFUSED|EAI_AGAIN|ConnectionRefused)$/;

/**
 * Reads a rejected `fetch`. What cannot be told apart counts as connected: a browser says the same of
 * every failure, and then nobody can know.
 */
export function readNetworkFailure(error: unknown): NetworkFailure {
  const leaves = causes(error, 0);
  const reasons = leaves.map(reasonOf);
  return {
    neverConnected: leaves.every((leaf, index) => isBeforeConnection(leaf, reasons[index])),
    transient: reasons.every((reason) => reason !== undefined && transient.test(reason)),
    reason: reasons.find((reason) => reason !== undefined),
  };
}

/** The innermost causes. An `AggregateError` has one for each address that was tried. */
function causes(error: unknown, depth: number): readonly unknown[] {
  const { cause, errors } = (error ?? {}) as { readonly cause?: unknown; readonly errors?: unknown };
  if (depth > 5) {
    return [error];
  }
  if (Array.isArray(errors) && errors.length > 0) {
    return errors.flatMap((each) => causes(each, depth + 1));
  }
  return cause === undefined ? [error] : causes(cause, depth + 1);
}

function reasonOf(error: unknown): string | undefined {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  if (typeof code === "string" && /^\w{2,60}$/.test(code)) {
    return code;
  }
  // Deno has no code, but says in its message how far it came.
  return typeof message === "string" && /client error \(Connect\).*Connection refused/s.test(message)
    ? "ConnectionRefused"
    : undefined;
}

function isBeforeConnection(error: unknown, reason: string | undefined): boolean {
  const { syscall, message } = (error ?? {}) as { readonly syscall?: unknown; readonly message?: unknown };
  return (
    syscall === "connect" ||
    (reason !== undefined && beforeConnection.test(reason)) ||
    (typeof message === "string" && beforeConnectionInWords.test(message))
  );
}
