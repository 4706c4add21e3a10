import { createPasswordResetServer, type PasswordResetServer } from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
} from "@metal/password-reset-server/memory";
import { serve } from "@metal/password-reset-server/node";
import type { ClaimContext } from "../claims/context.ts";
import { withCors } from "./cors.ts";
import { startFaultServer } from "./fault-server.ts";

/** What one runtime is tried on: all of a context but what the runtime can tell. */
export type Servers = {
  readonly context: Omit<ClaimContext, "traits">;
  readonly close: () => Promise<void>;
};

const email = "ada@example.com";
const newPassword = "correct-horse-battery-staple";

/** A real server, with an account and its keys. */
export async function createServer(): Promise<{
  readonly server: PasswordResetServer;
  readonly facts: Omit<ClaimContext["server"], "baseUrl">;
}> {
  const server = createPasswordResetServer({
    store: createMemoryStore(),
    mail: createCapturedMailbox().transport,
    hasher: createPbkdf2Hasher({ iterations: 1000 }),
    outboxKey: crypto.getRandomValues(new Uint8Array(32)),
    generatePassword: () => newPassword,
  });
  await server.accounts.add({ email });
  const { token: userKey } = await server.keys.create({ kind: "user", email });
  const { token: projectKey } = await server.keys.create({ kind: "project", name: "runtimes" });
  return { server, facts: { userKey, projectKey, email, newPassword } };
}

/** Starts a real server and one that misbehaves. */
export async function startServers(): Promise<Servers> {
  const { server, facts } = await createServer();
  const listening = await serve({ server: { fetch: withCors(server.fetch) } });
  const faults = await startFaultServer();
  const closed = await startFaultServer();
  await closed.close();
  return {
    context: {
      server: { baseUrl: `${listening.url}/metal/v1`, ...facts },
      faultsUrl: faults.url,
      closedUrl: closed.url,
    },
    async close() {
      await Promise.all([listening.close(), faults.close()]);
      await server.close();
    },
  };
}
