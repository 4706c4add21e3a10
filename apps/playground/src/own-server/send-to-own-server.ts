import type { OwnServerLine } from "../sandbox/open-sandbox.ts";
import type { WireReply, WireRequest } from "../sandbox/protocol.ts";
import { toReply } from "../sandbox/wire-form.ts";

export type OwnServerOptions = {
  readonly baseUrl: string;
  /** Is put into the requests here, so that the code that runs never has it. */
  readonly key: string;
  readonly fetch: typeof fetch;
  /** Is told what to do when the browser gives no answer. */
  readonly onNoAnswer: (advice: string) => void;
};

/** The way to the reader's own server: nothing else is reached, and nothing but the key is added. */
export function openOwnServer({ baseUrl, key, fetch, onNoAnswer }: OwnServerOptions): OwnServerLine {
  const base = baseUrl.replace(/\/+$/, "");
  async function send({ method, url, headers, body }: WireRequest): Promise<WireReply> {
    if (!isBelow(url, base)) {
      return { type: "lost", reason: "ENOTFOUND" };
    }
    try {
      const response = await fetch(url, {
        method,
        headers: withKey(headers, key),
        body: body ?? null,
        redirect: "manual",
        credentials: "omit",
        cache: "no-store",
        referrerPolicy: "no-referrer",
      });
      // Where it would lead, the browser tells nobody.
      return response.type === "opaqueredirect"
        ? { type: "answer", status: 307, headers: [], body: undefined }
        : await toReply(response);
    } catch {
      onNoAnswer(await advise(base, fetch));
      return { type: "lost", reason: undefined };
    }
  }
  return { baseUrl: base, send };
}

function isBelow(url: string, base: string): boolean {
  const { origin, pathname } = new URL(url);
  const { origin: home, pathname: below } = new URL(base);
  return origin === home && pathname.startsWith(`${below.replace(/\/$/, "")}/`);
}

function withKey(headers: WireRequest["headers"], key: string): [string, string][] {
  return headers
    .filter(([name]) => name.toLowerCase() !== "user-agent")
    .map(([name, value]) => [name, name.toLowerCase() === "x-auth-token" ? key : value]);
}

/** The browser does not say why there was no answer; whether anything answers at all can be tried. */
async function advise(base: string, fetch: OwnServerOptions["fetch"]): Promise<string> {
  const { origin } = new URL(base);
  try {
    await fetch(origin, { mode: "no-cors", credentials: "omit", cache: "no-store" });
  } catch {
    return `Nothing answers at ${origin}. Start the server, or correct the base URL, and run again.`;
  }
  return (
    `${origin} answers, but not to this page: the browser asks it first (CORS), and it does not agree. ` +
    `Let it answer OPTIONS with Access-Control-Allow-Origin: ${location.origin}, ` +
    "Access-Control-Allow-Methods: POST, DELETE, OPTIONS and " +
    "Access-Control-Allow-Headers: Accept, Idempotency-Key, X-Auth-Token; then run again."
  );
}
