import { REQUEST_ID_HEADER } from "@metal/password-reset/contract";
import { createPasswordResetServer } from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
  readResetToken,
} from "@metal/password-reset-server/memory";
import type { ServerEnd } from "../../wire/apply-fault.ts";
import type { Mail, ServerState } from "../protocol.ts";
import { watchStore } from "./watch-store.ts";
import { platformWorld, type World } from "./world.ts";

/** The real server, in this document, with one account. */
export type ServerHost = ServerEnd & {
  /** A user key of the account. */
  readonly userKey: string;
  /** The same server, declaring that a reset may safely be repeated. */
  readonly serveSafely: (request: Request) => Promise<Response>;
  readonly readState: () => Promise<ServerState>;
  readonly close: () => Promise<void>;
};

export type ServerHostOptions = {
  /** Is told of each mail that the server sends. */
  readonly onMail: (mail: Mail) => void;
  /** Default: the platform's. */
  readonly world?: World;
};

const email = "ada@example.com";

export async function startServerHost(options: ServerHostOptions): Promise<ServerHost> {
  const { onMail, world = platformWorld } = options;
  let clock = 0;
  let mailDelay = 0;
  const now = (): number => world.date() + clock;
  const mailbox = createCapturedMailbox();
  mailbox.onMessage((message) => {
    const { id, to, subject, text } = message;
    onMail({ id, to, subject, text, token: readResetToken(message) });
  });
  const named = (response: Response): Response => {
    const id = response.headers.get(REQUEST_ID_HEADER);
    if (id !== null) {
      response.headers.set(REQUEST_ID_HEADER, world.nameRequest(id));
    }
    return response;
  };
  const { store, passwordChanges, tokens } = watchStore(createMemoryStore());
  const shared = {
    store,
    // Nobody signs in here, and a slow phone should answer before an example's time is up.
    hasher: createPbkdf2Hasher({ iterations: 1000 }),
    outboxKey: world.random(32),
    random: world.random,
    clock: now,
    // Whoever plays runs the same example often, and means it.
    limits: false,
    mail: async (...message: Parameters<typeof mailbox.transport>): Promise<void> => {
      const delay = mailDelay;
      mailDelay = 0;
      await new Promise((resolve) => setTimeout(resolve, delay));
      await mailbox.transport(...message);
    },
  } as const;
  // The page teaches what holds for any server of the contract, and most of them declare no safe repeat.
  const server = createPasswordResetServer({ ...shared, safeRepeat: false });
  const safeServer = createPasswordResetServer({ ...shared, safeRepeat: true });
  await server.accounts.add({ email });
  const { token: userKey } = await server.keys.create({ kind: "user", email });
  const { token: projectKey } = await server.keys.create({ kind: "project", name: "playground" });
  server.outbox.start();
  safeServer.outbox.start();
  return {
    baseUrl: "http://localhost/metal/v1",
    userKey,
    projectKey,
    serve: async (request) => named(await server.fetch(request)),
    serveSafely: async (request) => named(await safeServer.fetch(request)),
    moveClock(by) {
      clock += by;
    },
    delayMail(by) {
      mailDelay = by;
    },
    readState: async () => ({
      email,
      passwordChanges: passwordChanges(),
      tokens: await tokens(now()),
      clock,
    }),
    async close() {
      await Promise.all([server.close(), safeServer.close()]);
    },
  };
}
