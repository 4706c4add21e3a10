// The whole job, by a stranger who installed the packages: in one process, then over a socket and a database.
// The argument is the version that was published.
import { createPasswordResetClient, type Fetch } from "@metal/password-reset";
import {
  createPasswordResetServer,
  type PasswordResetServer,
  type Store,
  type PasswordHasher,
} from "@metal/password-reset-server";
import { checkConformance } from "@metal/password-reset-server/conformance";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
  readResetToken,
  type CapturedMailbox,
} from "@metal/password-reset-server/memory";
import { createArgon2idHasher, serve } from "@metal/password-reset-server/node";
import { createSmtpTransport } from "@metal/password-reset-server/smtp";
import { openSqliteStore } from "@metal/password-reset-server/sqlite";

const email = "ada@example.com";

type Hosted = {
  readonly server: PasswordResetServer;
  readonly mailbox: CapturedMailbox;
};

type Reach = {
  readonly baseUrl: string;
  readonly fetch: Fetch;
};

await talkInProcess();
await talkOverSocket();
createSmtpTransport({ url: "smtp://localhost", from: "no-reply@example.com" }).close();

async function talkInProcess(): Promise<void> {
  const hosted = host(createMemoryStore(), createPbkdf2Hasher({ iterations: 1000 }));
  const reach = { baseUrl: "http://localhost/metal/v1", fetch: hosted.server.fetch };
  await resetByMail(hosted, reach);
  await expectConformance(hosted, reach);
  await hosted.server.close();
}

async function expectConformance({ server, mailbox }: Hosted, reach: Reach): Promise<void> {
  const { token: userKey } = await server.keys.create({ kind: "user", email });
  const { token: projectKey } = await server.keys.create({ kind: "project", name: "conformance" });
  const { conforms, results } = await checkConformance({
    ...reach,
    // Mails that are delivered together arrive in any order, and only the newest token works.
    async fetch(request) {
      const reply = await reach.fetch(request);
      await server.outbox.deliver();
      return reply;
    },
    email,
    userKey,
    projectKey,
    async readResetToken() {
      await server.outbox.deliver();
      return readResetToken(mailbox.messages.findLast(({ kind }) => kind === "reset_token")) ?? "";
    },
  });
  if (!conforms) throw new Error(JSON.stringify(results.filter(({ status }) => status !== "passed")));
}

async function talkOverSocket(): Promise<void> {
  const hosted = host(openSqliteStore("talk.db"), createArgon2idHasher());
  const listening = await serve({ server: hosted.server });
  const userAgents = new Set<string | null>();
  await resetByMail(hosted, {
    baseUrl: `${listening.url}/metal/v1`,
    async fetch(request) {
      userAgents.add(request.headers.get("User-Agent"));
      return fetch(request);
    },
  });
  const [userAgent] = userAgents;
  if (userAgent !== `metal-password-reset/${process.argv[2]}`)
    throw new Error(`the client says it is ${userAgent}`);
  await listening.close();
  await hosted.server.close();
}

function host(store: Store, hasher: PasswordHasher): Hosted {
  const mailbox = createCapturedMailbox();
  const server = createPasswordResetServer({
    store,
    hasher,
    mail: mailbox.transport,
    outboxKey: crypto.getRandomValues(new Uint8Array(32)),
    limits: false,
  });
  return { server, mailbox };
}

async function resetByMail({ server, mailbox }: Hosted, reach: Reach): Promise<void> {
  await server.accounts.add({ email, password: "the old one" });
  const { token } = await server.keys.create({ kind: "project", name: "portal" });
  await createPasswordResetClient({ ...reach, token }).createPasswordResetToken({ email });
  await server.outbox.deliver();
  const client = createPasswordResetClient({ ...reach, token: readResetToken(mailbox.messages[0]) });
  const { newPassword } = await client.resetPassword();
  if (!(await server.accounts.verifyPassword(email, newPassword)))
    throw new Error("the new password is not accepted");
  if (await server.accounts.verifyPassword(email, "the old one"))
    throw new Error("the old password is still accepted");
}
