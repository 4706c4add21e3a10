import type { PasswordResetEvent } from "@metal/password-reset";
import type { ConsoleLevel, End, FromWorker, WireRequest } from "../protocol.ts";

/** Most characters of one console line. */
const lineLimit = 20_000;

/**
 * Reads what a worker posted. An example can post whatever it likes, so only what has the right shape
 * gets through, copied field by field.
 */
export function readWorkerMessage(data: unknown): FromWorker | undefined {
  if (!isRecord(data)) {
    return undefined;
  }
  const { type, id } = data;
  switch (type) {
    case "console":
      return { type, level: readLevel(data["level"]), text: String(data["text"]).slice(0, lineLimit) };
    case "event":
      return readEvent(data["event"]);
    case "end":
      return { type, end: readEnd(data["end"]) };
    case "abort":
      return typeof id === "number" ? { type, id } : undefined;
    case "request": {
      const request = readRequest(data["request"]);
      return typeof id === "number" && request !== undefined ? { type, id, request } : undefined;
    }
    default:
      return undefined;
  }
}

function readLevel(level: unknown): ConsoleLevel {
  return level === "warn" || level === "error" ? level : "log";
}

function readEnd(end: unknown): End {
  return end === "finished" ? end : "threw";
}

/** Events are plain data: names and numbers. */
function readEvent(event: unknown): FromWorker | undefined {
  if (!isRecord(event)) {
    return undefined;
  }
  const plain = Object.entries(event).filter(
    ([, value]) => typeof value === "string" || typeof value === "number",
  );
  return { type: "event", event: Object.fromEntries(plain) as PasswordResetEvent };
}

function readRequest(request: unknown): WireRequest | undefined {
  if (!isRecord(request)) {
    return undefined;
  }
  const { method, url, headers, body } = request;
  return typeof method === "string" && typeof url === "string" && Array.isArray(headers)
    ? { method, url, headers: headers.filter(isHeader), body: body instanceof ArrayBuffer ? body : undefined }
    : undefined;
}

function isHeader(header: unknown): header is readonly [string, string] {
  return Array.isArray(header) && header.length === 2 && header.every((part) => typeof part === "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
