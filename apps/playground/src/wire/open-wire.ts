import { answerElsewhere, applyFault, elsewhere, type Route, type ServerEnd } from "./apply-fault.ts";
import type { Exchange, Header, Reply } from "./exchange.ts";
import type { FaultId } from "./faults.ts";
import { LostConnection } from "./lost-connection.ts";
import { maskBody, maskHeader } from "./masked-text.ts";

export type WireOptions = {
  /** Gets every request that is not kept from it by the fault. */
  readonly server: ServerEnd;
  /** Another origin under which it is reached: that of the documentation. */
  readonly alias?: string | undefined;
  /** Strikes once. */
  readonly fault: FaultId;
  /** Which request it strikes; without, the first one. */
  readonly strikes?: (request: Request) => boolean;
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

export function openWire(options: WireOptions): Wire {
  const { server, alias, fault, strikes = () => true, onExchange, now } = options;
  const home = [new URL(server.baseUrl).origin, alias];
  const opened = now();
  let sent = 0;
  let struck = false;

  return {
    async send(request, signal) {
      sent += 1;
      const strikesNow = !struck && strikes(request);
      struck ||= strikesNow;
      let exchange: Exchange = { ...describe(request, home), id: sent, start: now() - opened };
      const update = (change: Partial<Exchange>): void => {
        exchange = { ...exchange, ...change };
        onExchange(exchange);
      };
      const finish = (reply: Reply): void => update({ reply, end: now() - opened });
      const route: Route = {
        ...server,
        async serve(forwarded) {
          const response = await server.serve(forwarded);
          update({ served: response.status });
          return response;
        },
        serveOther: server.serve,
      };

      update({});
      try {
        const delivery = exchange.foreign
          ? deliverElsewhere(fault, request)
          : applyFault(strikesNow ? fault : "none", request, route);
        const response = await unlessAborted(signal, delivery);
        finish(await readAnswer(response.clone()));
        return response;
      } catch (error) {
        finish(error instanceof LostConnection ? { type: "lost", reason: error.reason } : { type: "left" });
        throw error;
      }
    },
  };
}

/** Of other hosts, only the one answers that the fault leads to. */
async function deliverElsewhere(fault: FaultId, { url }: Request): Promise<Response> {
  if (fault === "redirect" && new URL(url).hostname === elsewhere) {
    return answerElsewhere();
  }
  throw new LostConnection("ENOTFOUND");
}

function describe(
  { method, url, headers }: Request,
  home: readonly (string | undefined)[],
): Omit<Exchange, "id" | "start"> {
  const { origin, host, pathname, search } = new URL(url);
  const foreign = !home.includes(origin);
  return {
    method,
    target: (foreign ? `//${host}` : "") + pathname + search,
    foreign,
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
