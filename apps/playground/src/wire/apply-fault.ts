import type { FaultId } from "./faults.ts";
import { LostConnection } from "./lost-connection.ts";

/** Where a request can go. */
export type Route = {
  /** Hands the caller's request to the server. */
  readonly serve: (request: Request) => Promise<Response>;
  /** Hands a request of somebody else to the server. */
  readonly serveOther: (request: Request) => Promise<Response>;
  /** Moves the server's clock, in ms. */
  readonly moveClock: (by: number) => void;
};

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
  "revoked-key": async (request, { serve }) => {
    const headers = new Headers(request.headers);
    headers.set("X-Auth-Token", "mk_user_revoked");
    return serve(new Request(request, { headers }));
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
};

/**
 * Sends a request along a route on which the fault strikes.
 *
 * @throws {@link LostConnection} where the fault breaks the connection.
 */
export async function applyFault(fault: FaultId, request: Request, route: Route): Promise<Response> {
  return behaviours[fault](request, route);
}

function tooManyRequests(seconds: number): Response {
  const headers = { "Retry-After": String(seconds) };
  return Response.json({ error: "Too many requests" }, { status: 429, headers });
}
