import { applyFault, type Route } from "./apply-fault.ts";
import type { Exchange, Header, Reply } from "./exchange.ts";
import type { FaultId } from "./faults.ts";
import { LostConnection } from "./lost-connection.ts";
import { maskBody, maskHeader } from "./masked-text.ts";

export type WireOptions = {
  /** Takes every request that is not kept from it by the fault. */
  readonly serve: (request: Request) => Promise<Response>;
  /** Moves the server's clock, in ms. */
  readonly moveClock: (by: number) => void;
  /** Strikes the first request. */
  readonly fault: FaultId;
  /** Is told of each exchange when it starts, and again whenever it gets further. */
  readonly onExchange: (exchange: Exchange) => void;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
};

/** What lies between one run and the server: it loses, delays and records. */
export type Wire = {
  /**
   * Sends a request.
   *
   * @throws {@link LostConnection} where the connection breaks, and the signal's reason where it is aborted.
   */
  readonly send: (request: Request, signal: AbortSignal) => Promise<Response>;
};

/** The only host that answers on the wire. */
const host = "localhost";

export function openWire({ serve, moveClock, fault, onExchange, now }: WireOptions): Wire {
  const opened = now();
  let sent = 0;

  return {
    async send(request, signal) {
      sent += 1;
      const strikes: FaultId = sent === 1 ? fault : "none";
      let exchange: Exchange = { ...describe(request), id: sent, start: now() - opened };
      const update = (change: Partial<Exchange>): void => {
        exchange = { ...exchange, ...change };
        onExchange(exchange);
      };
      const finish = (reply: Reply): void => update({ reply, end: now() - opened });
      const route: Route = {
        async serve(forwarded) {
          const response = await serve(forwarded);
          update({ served: response.status });
          return response;
        },
        serveOther: serve,
        moveClock,
      };

      update({});
      try {
        const response = await unlessAborted(signal, deliver(strikes, request, route));
        finish(await readAnswer(response.clone()));
        return response;
      } catch (error) {
        finish(error instanceof LostConnection ? { type: "lost", reason: error.reason } : { type: "left" });
        throw error;
      }
    },
  };
}

async function deliver(fault: FaultId, request: Request, route: Route): Promise<Response> {
  if (new URL(request.url).hostname !== host) {
    throw new LostConnection("ENOTFOUND");
  }
  return applyFault(fault, request, route);
}

function describe({ method, url, headers }: Request): Omit<Exchange, "id" | "start"> {
  const { hostname, pathname, search } = new URL(url);
  const target = (hostname === host ? "" : `//${hostname}`) + pathname + search;
  return {
    method,
    target,
    headers: readHeaders(headers),
    end: undefined,
    served: undefined,
    reply: { type: "pending" },
  };
}

function readHeaders(headers: Headers): readonly Header[] {
  return Array.from(headers, ([name, value]) => ({ name, value: maskHeader(name, value) }));
}

async function readAnswer(response: Response): Promise<Reply> {
  const { status, headers } = response;
  return { type: "answer", status, headers: readHeaders(headers), body: maskBody(await response.text()) };
}

async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
