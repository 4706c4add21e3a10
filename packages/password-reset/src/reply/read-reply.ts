import { readErrorMessages, readNewPassword } from "../contract/schemas.ts";
import type { Call } from "../client/call.ts";
import { PATIENCE, startDeadline } from "../client/deadline.ts";
import type { PasswordResetErrorCode } from "../errors/password-reset-error.ts";
import { discard, readJson } from "./read-json.ts";
import { redact } from "./redact.ts";
import type { Result } from "./result.ts";
import { readRetryAfter } from "./retry-after.ts";
import { readSafeRepeat } from "./safe-repeat.ts";

/** How many of a server's messages are kept, and how many characters of each. */
const maxMessages = 10;
const maxMessageLength = 300;

const codes: Readonly<Record<number, PasswordResetErrorCode>> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
  422: "unprocessable",
  429: "rate_limited",
};

/** Says what a reply means. A status that has arrived counts, whatever becomes of the body behind it. */
export async function readReply(
  response: Response,
  requestId: string | undefined,
  { method, deadline, secrets }: Call,
): Promise<Result> {
  const { status, headers, ok } = response;
  if (ok && method === "POST") {
    // To cancel what is empty already is dear, and may give up the connection.
    if (headers.get("content-length") !== "0") {
      void discard(response.body);
    }
    return { status, requestId, newPassword: "" };
  }
  const patience = ok ? deadline : startDeadline(PATIENCE, deadline.signal);
  const body = await readJson(response, patience);
  const newPassword = readNewPassword(body);
  if (ok && newPassword !== undefined) {
    return { status, requestId, newPassword };
  }
  const safeRepeat = readSafeRepeat(headers);
  if (ok) {
    return {
      code: deadline.endedBy() ?? "invalid_response",
      outcome: "applied",
      status,
      requestId,
      reason: "no usable new password",
      safeRepeat,
    };
  }
  patience.stop();
  const hidden = [...secrets, newPassword ?? []].flat();
  const code = codeOf(response);
  return {
    code,
    // A server that fails, or a proxy in front of it, may have got any distance.
    outcome: code === "server_error" || code === "network" ? "unknown" : "not_applied",
    // A browser hides the status of a redirect that it does not follow, and says 0.
    status: status || undefined,
    errors: readErrorMessages(body)
      .slice(0, maxMessages)
      .map((message) => redact(message, hidden).slice(0, maxMessageLength).toWellFormed()),
    requestId,
    retryAfter: readRetryAfter(headers),
    safeRepeat,
  };
}

function codeOf({ status, type }: Response): PasswordResetErrorCode {
  // A status of 0 hides what was answered, and whether; only a redirect is known by its type. One below 300
  // that is not `ok` is no answer: a change of protocol (Deno), or a reply that is none of the platform's.
  return status >= 300 || type === "opaqueredirect"
    ? (codes[status] ?? (status >= 500 ? "server_error" : "unexpected_status"))
    : "network";
}
