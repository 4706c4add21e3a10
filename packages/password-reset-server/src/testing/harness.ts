import { onTestFinished } from "vitest";
import {
  createPasswordResetServer,
  type MailMessage,
  type PasswordResetServer,
  type PasswordResetServerOptions,
} from "../index.ts";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
  readResetToken,
} from "../memory/index.ts";

export const ADA = "ada@example.com";
export const NOBODY = "nobody@example.com";
const URL_OF_BOTH = "http://localhost/metal/v1/reset-password";

/** A server with one account, a key of each kind, and a mailbox. */
export type Harness = {
  readonly server: PasswordResetServer;
  readonly messages: readonly MailMessage[];
  readonly userKey: string;
  readonly projectKey: string;
  /** `POST` with a project key, or with what is given, and with an idempotency key where one is given. */
  readonly ask: (email?: string, token?: string, idempotencyKey?: string) => Promise<Response>;
  /** `DELETE` with a key or reset token, and with an idempotency key where one is given. */
  readonly reset: (token: string, idempotencyKey?: string) => Promise<Response>;
  /** Asks for a mail to the account, has it delivered and reads its token. */
  readonly mailedToken: () => Promise<string>;
};

export async function createHarness(options: Partial<PasswordResetServerOptions> = {}): Promise<Harness> {
  const mailbox = createCapturedMailbox();
  const server = createPasswordResetServer({
    store: createMemoryStore(),
    mail: mailbox.transport,
    hasher: createPbkdf2Hasher({ iterations: 1000 }),
    outboxKey: crypto.getRandomValues(new Uint8Array(32)),
    limits: false,
    ...options,
  });
  onTestFinished(() => server.close());
  await server.accounts.add({ email: ADA, password: "the old one" });
  const { token: userKey } = await server.keys.create({ kind: "user", email: ADA });
  const { token: projectKey } = await server.keys.create({ kind: "project", name: "portal" });

  const ask: Harness["ask"] = (email = ADA, token = projectKey, idempotencyKey) =>
    server.fetch(
      new Request(`${URL_OF_BOTH}?email=${encodeURIComponent(email)}`, {
        method: "POST",
        headers: { "X-Auth-Token": token, ...keyHeader(idempotencyKey) },
      }),
    );
  return {
    server,
    messages: mailbox.messages,
    userKey,
    projectKey,
    ask,
    reset: (token, idempotencyKey) =>
      server.fetch(
        new Request(URL_OF_BOTH, {
          method: "DELETE",
          headers: { "X-Auth-Token": token, ...keyHeader(idempotencyKey) },
        }),
      ),
    async mailedToken() {
      // What waits already goes out first: the last mail is then the one that was asked for here.
      await server.outbox.deliver();
      await ask();
      await server.outbox.deliver();
      return readResetToken(mailbox.messages.at(-1)) ?? "";
    },
  };
}

function keyHeader(idempotencyKey: string | undefined): Readonly<Record<string, string>> {
  return idempotencyKey === undefined ? {} : { "Idempotency-Key": `"${idempotencyKey}"` };
}

/** The new password in an answer to `DELETE`. */
export async function passwordIn(response: Response): Promise<string> {
  const body = (await response.json()) as { readonly new_password: string };
  return body.new_password;
}
