import { onTestFinished } from "vitest";
import {
  createPasswordResetServer,
  type MailMessage,
  type PasswordHasher,
  type PasswordResetServer,
  type Store,
} from "../index.ts";
import { createCapturedMailbox, readResetToken } from "../memory/index.ts";
import { ADA } from "./harness.ts";

const URL_OF_BOTH = "http://localhost/metal/v1/reset-password";

/** A server whose users are kept elsewhere, and a mailbox. */
export type DirectoryHarness = {
  readonly server: PasswordResetServer;
  readonly messages: readonly MailMessage[];
  /** `POST` with a project key. */
  readonly ask: (email: string) => Promise<Response>;
  readonly reset: (token: string, idempotencyKey?: string) => Promise<Response>;
  /** Asks for a mail to Ada, has it delivered and reads its token. */
  readonly mailedToken: () => Promise<string>;
};

export async function createDirectoryHarness(options: {
  readonly store: Store;
  readonly hasher: PasswordHasher;
}): Promise<DirectoryHarness> {
  const { transport, messages } = createCapturedMailbox();
  const server = createPasswordResetServer({
    ...options,
    mail: transport,
    outboxKey: new Uint8Array(32),
    limits: false,
  });
  onTestFinished(() => server.close());
  const { token: projectKey } = await server.keys.create({ kind: "project", name: "portal" });
  const send = (method: string, token: string, query = "", key?: string): Promise<Response> => {
    const headers = { "X-Auth-Token": token, ...(key !== undefined && { "Idempotency-Key": key }) };
    return server.fetch(new Request(`${URL_OF_BOTH}${query}`, { method, headers }));
  };
  const ask = (email: string): Promise<Response> =>
    send("POST", projectKey, `?email=${encodeURIComponent(email)}`);
  return {
    server,
    messages,
    ask,
    reset: (token, idempotencyKey) => send("DELETE", token, "", idempotencyKey),
    async mailedToken() {
      await ask(ADA);
      await server.outbox.deliver();
      return readResetToken(messages.at(-1)) ?? "";
    },
  };
}
