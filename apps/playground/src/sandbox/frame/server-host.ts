import { createPasswordResetServer } from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
  readResetToken,
} from "@metal/password-reset-server/memory";
import type { Mail } from "../protocol.ts";

/** The real server, in this document, with one account. */
export type ServerHost = {
  readonly baseUrl: string;
  /** A user key of the account. */
  readonly userKey: string;
  readonly serve: (request: Request) => Promise<Response>;
  /** Moves the server's clock, in ms. */
  readonly moveClock: (by: number) => void;
};

export type ServerHostOptions = {
  /** Is told of each mail that the server sends. */
  readonly onMail: (mail: Mail) => void;
};

const email = "ada@example.com";

export async function startServerHost({ onMail }: ServerHostOptions): Promise<ServerHost> {
  let moved = 0;
  const mailbox = createCapturedMailbox();
  mailbox.onMessage((message) => {
    const { id, to, subject, text } = message;
    onMail({ id, to, subject, text, token: readResetToken(message) });
  });
  const server = createPasswordResetServer({
    store: createMemoryStore(),
    mail: mailbox.transport,
    hasher: createPbkdf2Hasher(),
    outboxKey: crypto.getRandomValues(new Uint8Array(32)),
    clock: () => Date.now() + moved,
    // The page teaches what holds for any server of the contract, and most of them declare no safe repeat.
    safeRepeat: false,
    // Whoever plays runs the same example often, and means it.
    limits: false,
  });
  await server.accounts.add({ email });
  const { token: userKey } = await server.keys.create({ kind: "user", email });
  server.outbox.start();
  return {
    baseUrl: "http://localhost/metal/v1",
    userKey,
    serve: async (request) => server.fetch(request),
    moveClock(by) {
      moved += by;
    },
  };
}
