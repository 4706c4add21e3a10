import type { PasswordResetServer } from "@metal/password-reset-server";

type RouteHandler = (request: Request) => Promise<Response>;

/**
 * The handlers of `app/metal/v1/[...path]/route.ts` in a Next app:
 *
 * ```ts
 * export const { GET, POST, DELETE, OPTIONS } = createRoute(server);
 * ```
 */
export function createRoute(
  server: Pick<PasswordResetServer, "fetch">,
): Readonly<Record<"GET" | "POST" | "DELETE" | "OPTIONS", RouteHandler>> {
  const handle: RouteHandler = (request) => server.fetch(request);
  return { GET: handle, POST: handle, DELETE: handle, OPTIONS: handle };
}
