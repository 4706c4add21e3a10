import type { PasswordResetEvent } from "@metal/password-reset";
import type { ConsoleLevel, End, FromWorker, WireReply, WireRequest } from "../protocol.ts";
import { subtleMethods, type SubtleCall } from "../subtle/protocol.ts";

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
    case "served": {
      const reply = readReply(data["reply"]);
      return typeof id === "number" && reply !== undefined ? { type, id, reply } : undefined;
    }
    case "compute": {
      const call = readCall(data["call"]);
      return typeof id === "number" && call !== undefined ? { type, id, call } : undefined;
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
    ? { method, url, headers: headers.filter(isHeader), body: readBody(body) }
    : undefined;
}

function readReply(reply: unknown): WireReply | undefined {
  if (!isRecord(reply)) {
    return undefined;
  }
  const { type, status, headers, body, reason } = reply;
  if (type === "lost") {
    return { type, reason: typeof reason === "string" ? reason : undefined };
  }
  return type === "answer" && isStatus(status) && Array.isArray(headers)
    ? { type, status, headers: headers.filter(isHeader), body: readBody(body) }
    : undefined;
}

/** What is computed is left to the platform, which checks it. */
function readCall(call: unknown): SubtleCall | undefined {
  const method = isRecord(call) ? subtleMethods.find((each) => each === call["method"]) : undefined;
  return isRecord(call) && method !== undefined && Array.isArray(call["parameters"])
    ? { method, parameters: call["parameters"] }
    : undefined;
}

function readBody(body: unknown): ArrayBuffer | undefined {
  return body instanceof ArrayBuffer ? body : undefined;
}

/** One that an answer can be made with. */
function isStatus(status: unknown): status is number {
  return typeof status === "number" && Number.isInteger(status) && status >= 200 && status <= 599;
}

function isHeader(header: unknown): header is readonly [string, string] {
  return Array.isArray(header) && header.length === 2 && header.every((part) => typeof part === "string");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
