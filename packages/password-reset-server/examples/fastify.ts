import type { PasswordResetServer } from "@metal/password-reset-server";
import { createNodeListener } from "@metal/password-reset-server/node";
import fastify, { type FastifyInstance } from "fastify";

/** A Fastify app that also answers the contract. */
export function createApp(server: Pick<PasswordResetServer, "fetch">): FastifyInstance {
  const app = fastify();
  const answer = createNodeListener({ server });
  app.get("/", () => "an app of yours");
  app.all("/metal/v1/*", (request, reply) => {
    // From here on the answer is ours, and Fastify leaves it alone.
    reply.hijack();
    answer(request.raw, reply.raw);
  });
  return app;
}
