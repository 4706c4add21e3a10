import type { FaultId } from "./faults.ts";
import { LostConnection } from "./lost-connection.ts";

/** The server at the other end of the wire. */
export type ServerEnd = {
  readonly baseUrl: string;
  readonly serve: (request: Request) => Promise<Response>;
  /** Moves the server's clock, in ms. */
  readonly moveClock: (by: number) => void;
  /** Lets the next mail take so many ms. */
  readonly delayMail: (by: number) => void;
  /** A project key, which may ask for mails and has no password to reset. */
  readonly projectKey: string;
};

/** Where a request can go. */
export type Route = Omit<ServerEnd, "baseUrl"> & {
  /** Hands a request of somebody else to the server. */
  readonly serveOther: (request: Request) => Promise<Response>;
};

/** The host that a redirect leads to. */
export const elsewhere = "elsewhere.example";

type Behaviour = (request: Request, route: Route) => Promise<Response>;

const twoHours = 7_200_000;

const behaviours: Readonly<Record<FaultId, Behaviour>> = {
  none: async (request, { serve }) => serve(request),
  "lost-after": async (request, { serve }) => {
    await serve(request);
    throw new LostConnection();
  },
  "lost-before": () => Promise.reject(new LostConnection()),
  refused: () => Promise.reject(new LostConnection("ECONNREFUSED")),
  "never-answered": () => new Promise(() => {}),
  "rate-limited": async () => tooManyRequests(1),
  "rate-limited-long": async () => tooManyRequests(3600),
  unavailable: async () => Response.json({ error: "Service unavailable" }, { status: 503 }),
  "proxy-page": async () =>
    new Response("<html><title>502 Bad Gateway</title></html>", {
      status: 502,
      headers: { "Content-Type": "text/html" },
    }),
  "no-password": async (request, { serve }) => {
    const { status } = await serve(request);
    return Response.json({}, { status });
  },
  redirect: async () => {
    const headers = { Location: `https://${elsewhere}/metal/v1/reset-password` };
    return new Response(null, { status: 307, headers });
  },
  "revoked-key": async (request, { serve }) => serve(withKey(request, "mk_user_revoked")),
  unprocessable: async (request, { serve, projectKey }) => {
    const url = new URL(request.url);
    if (url.searchParams.has("email")) {
      url.searchParams.set("email", "nobody");
      return serve(new Request(url, request));
    }
    return serve(withKey(request, projectKey));
  },
  "used-token": async (request, { serve, serveOther }) => {
    await serveOther(request.clone());
    return serve(request);
  },
  "expired-token": async (request, { serve, moveClock }) => {
    moveClock(twoHours);
    try {
      return await serve(request);
    } finally {
      moveClock(-twoHours);
    }
  },
  "clock-moved": async (request, { serve, moveClock }) => {
    moveClock(twoHours);
    return serve(request);
  },
  "slow-mail": async (request, { serve, delayMail }) => {
    delayMail(3000);
    return serve(request);
  },
};

/**
 * Sends a request along a route on which the fault strikes.
 *
 * @throws {@link LostConnection} where the fault breaks the connection.
 */
export async function applyFault(fault: FaultId, request: Request, route: Route): Promise<Response> {
  return behaviours[fault](request, route);
}

/** What the host answers that a redirect leads to, as somebody would who collects keys. */
export function answerElsewhere(): Response {
  return Response.json({ new_password: "from-somebody-else" }, { status: 201 });
}

function withKey(request: Request, key: string): Request {
  const headers = new Headers(request.headers);
  headers.set("X-Auth-Token", key);
  return new Request(request, { headers });
}

function tooManyRequests(seconds: number): Response {
  const headers = { "Retry-After": String(seconds) };
  return Response.json({ error: "Too many requests" }, { status: 429, headers });
}
