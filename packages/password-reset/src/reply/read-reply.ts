import type { Operation } from "../contract/names.ts";
import { readErrorMessages, readNewPassword } from "../contract/schemas.ts";
import { PATIENCE, startDeadline, type Deadline } from "../client/deadline.ts";
import type { Outcome, PasswordResetErrorCode } from "../errors/password-reset-error.ts";
import { discard, readBody } from "./read-body.ts";
import { redact } from "./redact.ts";
import type { Result } from "./result.ts";
import { readRetryAfter } from "./retry-after.ts";
import { announcesSafeRepeat } from "./safe-repeat.ts";

/** What is known of the exchange when its reply arrives. */
export type Exchange = {
  readonly operation: Operation;
  readonly requestId: string | undefined;
  /** What a server's words must not show. */
  readonly secrets: readonly string[];
};

/** How many of a server's messages are kept, and how many characters of each. */
const maxMessages = 10;
const maxMessageLength = 300;

/** Says what a reply means. A status that has arrived counts, whatever becomes of the body behind it. */
export async function readReply(response: Response, exchange: Exchange, deadline: Deadline): Promise<Result> {
  // A status of 0 hides what was answered, and whether; only a redirect is known by its type.
  if (response.status === 0 && response.type !== "opaqueredirect") {
    return { type: "failure", code: "network", outcome: "unknown" };
  }
  if (!response.ok) {
    return readRefusal(response, exchange, deadline);
  }
  const { status } = response;
  const { requestId } = exchange;
  if (exchange.operation === "createPasswordResetToken") {
    // To cancel what is empty already is dear, and may give up the connection.
    if (response.headers.get("content-length") !== "0") {
      discard(response.body);
    }
    return { type: "success", status, requestId, newPassword: "" };
  }
  const newPassword = readNewPassword(parse(await readBody(response, deadline)));
  if (newPassword === undefined) {
    const code = deadline.endedBy() ?? "invalid_response";
    const safeRepeat = announcesSafeRepeat(response.headers);
    return { type: "failure", code, outcome: "applied", status, requestId, safeRepeat };
  }
  return { type: "success", status, requestId, newPassword };
}

async function readRefusal(response: Response, exchange: Exchange, deadline: Deadline): Promise<Result> {
  const patience = startDeadline(PATIENCE, deadline.signal);
  const body = parse(await readBody(response, patience));
  patience.stop();
  // Not a reply of the contract, but a password that is in one is still a password.
  const secrets = [...exchange.secrets, readNewPassword(body) ?? []].flat();
  // A browser hides the status of a redirect that it does not follow, and says 0.
  const status = response.status || undefined;
  return {
    type: "failure",
    code: codeOf(response.status),
    outcome: outcomeOf(response.status),
    status,
    errors: readErrorMessages(body)
      .slice(0, maxMessages)
      .map((message) => redact(message, secrets).slice(0, maxMessageLength).toWellFormed()),
    requestId: exchange.requestId,
    retryAfter: readRetryAfter(response.headers),
    safeRepeat: announcesSafeRepeat(response.headers),
  };
}

function codeOf(status: number): PasswordResetErrorCode {
  switch (status) {
    case 401:
      return "unauthorized";
    case 403:
      return "forbidden";
    case 404:
      return "not_found";
    case 422:
      return "unprocessable";
    case 429:
      return "rate_limited";
    default:
      return status >= 500 ? "server_error" : "unexpected_status";
  }
}

/** A server that fails, or a proxy in front of it, may have got any distance. */
function outcomeOf(status: number): Outcome {
  return status >= 500 ? "unknown" : "not_applied";
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

/** A request id that can be shown: one short word, nothing escaped in it, and none of the secrets. */
export function readRequestId(value: string | null, secrets: readonly string[]): string | undefined {
  // Cheaper than `redact`, which makes a pattern of all forms that a secret can have.
  if (value === null || !/^[!-$'-~]{1,128}$/.test(value)) {
    return undefined;
  }
  const word = comparable(value);
  return secrets.some((secret) => word.includes(comparable(secret))) ? undefined : value;
}

function comparable(text: string): string {
  return text.toLowerCase().replaceAll("+", " ");
}
