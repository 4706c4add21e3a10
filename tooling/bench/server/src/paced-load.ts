import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Load } from "./load.ts";
import { quantile } from "./statistics.ts";
import type { Target } from "./target.ts";

/** How long it goes on before it counts, in s: connections are opened, and code is not compiled yet. */
const WARM_UP = 1;

type Pace = { readonly perSecond: number; readonly seconds: number; readonly connections: number };

/**
 * Sends requests evenly over time, however long answers take: a load of so many a second, as visitors are one. (A rate
 * that is used up at the start of each second would be full load for a part of it.) What waits for a connection waits
 * for its answer. It writes to sockets itself: an HTTP client costs as much of the processors that the server is measured
 * on as the server does, and its pauses would be counted as the server's.
 *
 * @throws where any of them was not carried out.
 */
export async function pacedLoad(target: Target, { perSecond, seconds, connections }: Pace): Promise<Load> {
  const requests = requestsOf(target);
  const warmUp = perSecond * WARM_UP;
  const total = warmUp + perSecond * seconds;
  const latencies: number[] = [];
  const waiting: number[] = [];
  const all = Promise.withResolvers<void>();
  let asked = 0;
  let answered = 0;
  const idle: Connection[] = [];

  function ask(connection: Connection, dueAt: number): void {
    connection.dueAt = dueAt;
    connection.socket.write(requests[asked % requests.length] ?? "");
    asked += 1;
  }

  function noteAnswer(connection: Connection): void {
    answered += 1;
    if (answered > warmUp) latencies.push(performance.now() - connection.dueAt);
    if (answered === total) all.resolve();
    const dueAt = waiting.shift();
    if (dueAt === undefined) idle.push(connection);
    else ask(connection, dueAt);
  }

  const opened = Array.from({ length: connections }, () => open(target, noteAnswer, all.reject));
  idle.push(...(await Promise.all(opened)));
  const startedAt = performance.now();
  for (let due = 0; due < total; await wait(1)) {
    const now = performance.now();
    for (; due < Math.min(total, ((now - startedAt) / 1000) * perSecond); due += 1) {
      const connection = idle.pop();
      if (connection === undefined) waiting.push(now);
      else ask(connection, now);
    }
  }
  await all.promise;
  const elapsed = (performance.now() - startedAt) / 1000;
  for (const { socket } of idle) socket.destroy();
  return {
    perSecond: total / elapsed,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
}

type Connection = {
  readonly socket: Socket;
  /** When its request was to be sent. */
  dueAt: number;
};

/** An answer to `POST` has no body: it is over with its headers. */
async function open(
  { url }: Target,
  onAnswer: (connection: Connection) => void,
  onFailure: (reason: unknown) => void,
): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay().setEncoding("latin1");
  await once(socket, "connect");
  const connection: Connection = { socket, dueAt: 0 };
  let answer = "";
  socket.on("error", onFailure).on("data", (chunk: string) => {
    answer += chunk;
    if (!answer.endsWith("\r\n\r\n")) return;
    if (!answer.startsWith("HTTP/1.1 201 ")) onFailure(new Error(answer.slice(0, answer.indexOf("\r\n"))));
    answer = "";
    onAnswer(connection);
  });
  return connection;
}

function requestsOf({ url, method, headers, paths }: Target): readonly string[] {
  const { host, pathname, search } = new URL(url);
  const lines = Object.entries({ Host: host, ...headers, "Content-Length": "0" }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return (paths ?? [pathname + search]).map((path) => `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
}
