import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { allowed, isPreflight, readable } from "./cors.ts";
import type { Fault, Seen } from "./fault-names.ts";
import { listen, type Listening } from "./listen.ts";

type Notes = { methods: string[]; email: string | undefined; bytes: number };
type Answer = (request: IncomingMessage, response: ServerResponse, notes: Notes) => void;

const hugeReply = 50_000_000;
const success = JSON.stringify({ new_password: "never-to-be-believed" });

const answers: Readonly<Record<Fault, Answer>> = {
  lost: (request) => request.socket.destroy(),
  "lost-later"(request, response, { methods }) {
    if (methods.length > 1) {
      request.socket.destroy();
      return;
    }
    response.removeHeader("Connection");
    // Also where the request asks to close it: not every server heeds that.
    response.shouldKeepAlive = true;
    sendJson(response, 201, success);
  },
  silent: () => undefined,
  stalled(_request, response) {
    response.writeHead(201, { "Content-Type": "application/json" }).write('{"new_password":"ne');
  },
  redirect(_request, response) {
    response.writeHead(307, { Location: "/elsewhere/reset-password" }).end();
  },
  elsewhere: (_request, response) => sendJson(response, 201, success),
  "no-password": (_request, response) => sendJson(response, 201, "{}"),
  huge(_request, response, notes) {
    response.writeHead(201, { "Content-Type": "application/json" });
    pour(response, notes);
  },
  failing: (_request, response) => sendJson(response, 503, JSON.stringify({ error: "down" })),
  "limited-once"(_request, response, { methods }) {
    response.setHeader("Retry-After", "0");
    sendJson(response, methods.length === 1 ? 429 : 201, success);
  },
  refusing(_request, response, { email }) {
    sendJson(response, 422, JSON.stringify({ errors: ["no such domain", `cannot mail ${email}`] }));
  },
};

/**
 * A server that does to each request what its path names, such as `DELETE /lost/reset-password`, and says at
 * `GET /seen/lost` what it has seen. Connections are kept only where a fault is about that.
 */
export async function startFaultServer(): Promise<Listening> {
  const noted = new Map<string, Notes>();
  const server = createServer((request, response) => {
    response.setHeader("Connection", "close");
    if (isPreflight(request.method, request.headers["access-control-request-method"])) {
      response.writeHead(204, allowed).end();
      return;
    }
    response.setHeaders(new Map(Object.entries(readable)));
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const [, first = "", second = ""] = pathname.split("/");
    if (first === "seen") {
      sendJson(response, 200, JSON.stringify(noted.get(second) ?? emptyNotes()));
      return;
    }
    const notes = noted.get(first) ?? emptyNotes();
    noted.set(first, notes);
    notes.methods.push(request.method ?? "");
    notes.email = searchParams.get("email") ?? undefined;
    request.resume().once("end", () => answers[first as Fault](request, response, notes));
  });
  return listen(server);
}

function emptyNotes(): Notes & Seen {
  return { methods: [], email: undefined, bytes: 0 };
}

function sendJson(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(body);
}

/** Sends as much as the other side takes, until it is huge or nobody takes it. */
function pour(response: ServerResponse, notes: Notes): void {
  const chunk = Buffer.alloc(65_536, 0x20);
  while (notes.bytes < hugeReply && !response.destroyed) {
    notes.bytes += chunk.byteLength;
    if (!response.write(chunk)) {
      response.once("drain", () => pour(response, notes));
      return;
    }
  }
  response.end();
}
