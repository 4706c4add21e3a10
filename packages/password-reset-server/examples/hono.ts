import type { PasswordResetServer } from "@metal/password-reset-server";
import { Hono } from "hono";

/** A Hono app that also answers the contract. */
export function createApp(server: Pick<PasswordResetServer, "fetch">): Hono {
  const app = new Hono();
  app.get("/", (context) => context.text("an app of yours"));
  app.all("/metal/v1/*", (context) => server.fetch(context.req.raw));
  return app;
}
