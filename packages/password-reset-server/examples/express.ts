import type { PasswordResetServer } from "@metal/password-reset-server";
import { createNodeListener } from "@metal/password-reset-server/node";
import express, { type Express } from "express";

/** An Express app that also answers the contract. In front of body parsers, since there is no body to parse. */
export function createApp(server: Pick<PasswordResetServer, "fetch">): Express {
  const app = express();
  app.all("/metal/v1/{*path}", createNodeListener({ server }));
  app.use(express.json());
  app.get("/", (_request, response) => {
    response.send("an app of yours");
  });
  return app;
}
