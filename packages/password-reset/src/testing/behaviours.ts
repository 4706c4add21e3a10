import type { Socket } from "node:net";
import type { Behaviour } from "./fault-server.ts";

export type ReplyParts = {
  /** Header lines beside `Content-Length`, which is counted where it is not given. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
};

/** A reply as bytes, as right or as wrong as it is wanted. */
export function reply(status: number, { headers = {}, body = "" }: ReplyParts = {}): Buffer {
  const content = Buffer.from(body);
  const lines = Object.entries({ "Content-Length": String(content.length), ...headers });
  const head = [`HTTP/1.1 ${status} Reason`, ...lines.map(([name, value]) => `${name}: ${value}`), "", ""];
  return Buffer.concat([Buffer.from(head.join("\r\n"), "latin1"), content]);
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Buffer {
  return reply(status, {
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

/** Answers and keeps the connection. */
export function respond(bytes: Uint8Array): Behaviour {
  return { asked: (socket) => void socket.write(bytes) };
}

/** Answers and ends the connection properly, also where the reply promised more. */
export function respondAndClose(bytes: Uint8Array): Behaviour {
  return { asked: (socket) => void socket.end(bytes) };
}

/** Breaks off before anything is read. */
export const resetOnConnection: Behaviour = { connected: (socket) => void socket.resetAndDestroy() };

/** Breaks off at the first byte of the request. */
export const resetAtFirstByte: Behaviour = { started: (socket) => void socket.resetAndDestroy() };

/** Breaks off when the whole request was read. */
export const resetAfterRequest: Behaviour = { asked: (socket) => void socket.resetAndDestroy() };

/** Answers the first request of each connection, and breaks off at a second one: at its first byte, or when it was read. */
export function resetWhenReused(first: Uint8Array, step: "started" | "asked"): Behaviour {
  const used = new WeakSet<Socket>();
  return {
    started: (socket) => {
      if (step === "started" && used.has(socket)) {
        socket.resetAndDestroy();
      }
    },
    asked: (socket) => {
      if (used.has(socket)) {
        socket.resetAndDestroy();
      } else {
        used.add(socket);
        socket.write(first);
      }
    },
  };
}

/** Ends the connection properly when the whole request was read, without an answer. */
export const hangUpAfterRequest: Behaviour = { asked: (socket) => void socket.end() };

/** Takes the connection and the request, and is never heard of again. */
export const neverAnswer: Behaviour = {};

/** Sends one byte every so many ms. */
export function drip(bytes: Uint8Array, every: number): Behaviour {
  return {
    asked(socket) {
      let sent = 0;
      const timer = setInterval(() => {
        socket.write(bytes.subarray(sent, sent + 1));
        sent += 1;
        if (sent === bytes.length) {
          clearInterval(timer);
        }
      }, every);
      socket.on("close", () => clearInterval(timer));
    },
  };
}

/** Sends a head and then as much of a body as the other side takes, up to a size in bytes. */
export function flood(head: Uint8Array, size: number): Behaviour {
  const chunk = Buffer.alloc(65_536, "a");
  const pour = (socket: Socket, left: number) => {
    if (left > 0 && !socket.destroyed) {
      socket.write(chunk.subarray(0, left), () => pour(socket, left - chunk.length));
    }
  };
  return {
    asked(socket) {
      socket.write(head);
      pour(socket, size);
    },
  };
}
