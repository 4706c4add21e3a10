import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { serve } from "@hono/node-server";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";
import { Hono } from "hono";
import type { Contender } from "./target.ts";

const EMAIL = "ada@example.com";

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What would be written, or taken, instead. */
export const BARE: readonly Contender[] = [
  {
    name: "node:http, answers 201",
    async start() {
      const url = await listen((_request, response) => response.writeHead(201).end());
      return { url, method: "POST", headers: {} };
    },
  },
  {
    name: "Hono, answers 201",
    async start() {
      const app = new Hono().post("/", (context) => context.body(null, 201));
      const { port } = await new Promise<AddressInfo>((resolve) => {
        serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, resolve);
      });
      return { url: `http://127.0.0.1:${port}/`, method: "POST", headers: {} };
    },
  },
  {
    name: "node:http, one durable row in SQLite",
    async start({ folder }) {
      const database = new DatabaseSync(join(folder, "rows.db"));
      database.exec(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE kept (id TEXT PRIMARY KEY)",
      );
      const insert = database.prepare("INSERT INTO kept VALUES (?)");
      const url = await listen((_request, response) => {
        insert.run(crypto.randomUUID());
        response.writeHead(201).end();
      });
      return { url, method: "POST", headers: {} };
    },
  },
  {
    name: "better-auth on SQLite",
    async start({ folder }) {
      const options = {
        database: new DatabaseSync(join(folder, "auth.db")),
        secret: crypto.randomUUID() + crypto.randomUUID(),
        baseURL: "http://127.0.0.1",
        emailAndPassword: { enabled: true, sendResetPassword: async (): Promise<void> => {} },
        rateLimit: { enabled: false },
        telemetry: { enabled: false },
        logger: { disabled: true },
      };
      await (await getMigrations(options)).runMigrations();
      const auth = betterAuth(options);
      await auth.api.signUpEmail({ body: { email: EMAIL, password: crypto.randomUUID(), name: "Ada" } });
      const url = await listen((request, response) => void toNodeHandler(auth)(request, response));
      return {
        url: `${url}/api/auth/request-password-reset`,
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ email: EMAIL }),
      };
    },
  },
];
