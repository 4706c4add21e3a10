import { foreignText } from "../text/foreign-text.ts";
import { formatDuration } from "../words/duration.ts";
import type { Check } from "./check.ts";

type Fetch = typeof fetch;
type Options = { readonly fetch: Fetch; readonly limit: number; readonly clock: () => number };

/** Clocks may differ by this much, in ms: a `Date` header has whole seconds. */
const tolerated = 5000;

/** What one harmless question to the server says: whether it answers, its clock, and safe repeat. No key is sent. */
export async function checkServer(operations: URL, options: Options): Promise<readonly Check[]> {
  const startedAt = options.clock();
  const reply = await ask(operations, { ...options, method: "OPTIONS" });
  if (reply === undefined) {
    return [
      {
        name: "Server",
        state: "failed",
        text: `no answer within ${formatDuration(options.limit)}, or no connection`,
        next: `check that a server runs at ${operations.origin}; then the network, a proxy, a VPN`,
      },
    ];
  }
  const elapsed = options.clock() - startedAt;
  return [reachability(reply, elapsed), clockCheck(reply, { startedAt, elapsed }), safeRepeat(reply)];
}

/** Whether the server publishes a document of this contract. */
export async function checkDocument(baseUrl: URL, options: Options): Promise<Check> {
  const name = "Contract";
  const base = baseUrl.href.replace(/\/$/, "");
  for (const url of [new URL(`${base}/openapi.json`), new URL("/openapi.json", baseUrl)]) {
    const reply = await ask(url, options);
    const document = reply?.ok === true ? await readDocument(reply) : undefined;
    if (document === undefined) continue;
    const path = document.paths?.["/reset-password"];
    if (path?.post !== undefined && path.delete !== undefined) {
      const title = foreignText([document.info?.title, document.info?.version].filter(Boolean).join(" "));
      return { name, state: "ok", text: `POST and DELETE /reset-password (${title || "untitled"})` };
    }
  }
  return {
    name,
    state: "warning",
    text: "the server publishes no OpenAPI document of it, so it cannot be told whether it is spoken",
    next: "check the path of the base URL; a server does not have to publish one",
  };
}

type Document = {
  readonly info?: { readonly title?: string; readonly version?: string };
  readonly paths?: Readonly<Record<string, { readonly post?: unknown; readonly delete?: unknown }>>;
};

async function readDocument(reply: Response): Promise<Document | undefined> {
  return reply.json().then(
    (document: unknown) => (typeof document === "object" && document !== null ? document : undefined),
    () => undefined,
  );
}

async function ask(
  url: URL,
  { fetch, limit, method = "GET" }: Pick<Options, "fetch" | "limit"> & { readonly method?: string },
): Promise<Response | undefined> {
  return fetch(url, { method, redirect: "manual", signal: AbortSignal.timeout(limit) }).catch(
    () => undefined,
  );
}

function reachability({ status }: Response, elapsed: number): Check {
  const text = `answers ${status} after ${formatDuration(elapsed)}`;
  if (status < 300 || status === 405 || status === 401) return { name: "Server", state: "ok", text };
  const isRedirect = status < 400;
  return {
    name: "Server",
    state: status >= 500 || isRedirect ? "failed" : "warning",
    text,
    next: isRedirect
      ? "use the base URL that it redirects to: the key does not follow a redirect"
      : "check the path of the base URL; a server does not have to answer OPTIONS",
  };
}

function clockCheck(
  { headers }: Response,
  { startedAt, elapsed }: { readonly startedAt: number; readonly elapsed: number },
): Check {
  const name = "Clock";
  const date = Date.parse(headers.get("Date") ?? "");
  if (Number.isNaN(date)) return { name, state: "ok", text: "the server does not say its time" };
  // Half a second: the header leaves out what comes after the second.
  const skew = date + 500 - (startedAt + elapsed / 2);
  if (Math.abs(skew) <= tolerated) return { name, state: "ok", text: "as the server's" };
  return {
    name,
    state: "warning",
    text: `${formatDuration(Math.abs(skew))} ${skew < 0 ? "ahead of" : "behind"} the server's`,
    next: "set this machine's clock, or the server's: the life of a token is told by the server's",
  };
}

function safeRepeat({ headers }: Response): Check {
  const name = "Safe repeat";
  return headers.get("Accept-Idempotency-Key")?.includes("DELETE") === true
    ? { name, state: "ok", text: "supported: a reset whose reply was lost may be repeated, and is made once" }
    : { name, state: "ok", text: "not announced: a reset is never repeated once it may have happened" };
}
