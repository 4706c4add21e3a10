import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { PasswordResetServer } from "@metal/password-reset-server";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { expect, it, onTestFinished } from "vitest";
import { ADA, createHarness, passwordIn } from "../src/testing/harness.ts";
import * as expressApp from "./express.ts";
import * as fastifyApp from "./fastify.ts";
import * as honoApp from "./hono.ts";
import { createRoute } from "./next-route.ts";

type Send = (path: string, init: RequestInit) => Promise<Response>;
type Open = (server: Pick<PasswordResetServer, "fetch">) => Promise<Send>;

const sendTo =
  (url: string): Send =>
  (path, init) =>
    fetch(`${url}${path}`, init);

const HOSTS: readonly (readonly [name: string, open: Open])[] = [
  [
    "Hono",
    async (server) => {
      const app = honoApp.createApp(server);
      return async (path, init) => app.request(path, init);
    },
  ],
  [
    "Express",
    async (server) => {
      const listener = createServer(expressApp.createApp(server)).listen(0, "127.0.0.1");
      await once(listener, "listening");
      onTestFinished(() => void listener.close());
      return sendTo(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`);
    },
  ],
  [
    "Fastify",
    async (server) => {
      const app = fastifyApp.createApp(server);
      onTestFinished(() => app.close());
      return sendTo(await app.listen({ port: 0, host: "127.0.0.1" }));
    },
  ],
  [
    "a route handler of Next",
    async (server) => {
      const route = createRoute(server);
      return async (path, init) =>
        route[init.method as keyof typeof route](new Request(`http://localhost${path}`, init));
    },
  ],
];

it.each(HOSTS)("a password is reset through %s", async (_name, open) => {
  const { server, projectKey, mailedToken } = await createHarness();
  const send = await open(server);

  const asked = await send(`/metal/v1/reset-password?email=${ADA}`, {
    method: "POST",
    headers: { "X-Auth-Token": projectKey },
  });
  const headers = { "X-Auth-Token": await mailedToken() };
  const reset = await send("/metal/v1/reset-password", { method: "DELETE", headers });

  expect([asked.status, reset.status]).toEqual([201, 201]);
  expect(await server.accounts.verifyPassword(ADA, await passwordIn(reset))).toBe(true);
  expect((await send("/metal/v1/reset-password", { method: "DELETE", headers })).status).toBe(401);
  expect((await send("/metal/v1/elsewhere", { method: "GET" })).status).toBe(404);
});

it("a password is reset through a worker, in the runtime of workers", async () => {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL("worker.ts", import.meta.url))],
    conditions: ["@metal/source", "workerd"],
    bundle: true,
    format: "esm",
    write: false,
  });
  const worker = new Miniflare({
    modules: true,
    script: bundle.outputFiles[0]?.text ?? "",
    compatibilityDate: "2026-01-01",
  });
  onTestFinished(() => worker.dispose());
  const url = String(await worker.ready);
  const demo = (await (await fetch(new URL("/demo", url))).json()) as { readonly token: string };

  const reply = await fetch(new URL("/metal/v1/reset-password", url), {
    method: "DELETE",
    headers: { "X-Auth-Token": demo.token },
  });

  expect(reply.status).toBe(201);
  expect(await passwordIn(reply)).toMatch(/^[\w-]{27}$/);
});
