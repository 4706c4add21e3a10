import { createPasswordResetServer } from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
  readResetToken,
} from "@metal/password-reset-server/memory";
import { serve } from "@metal/password-reset-server/node";
import { fileURLToPath } from "node:url";
import { openFolder, type Folder } from "./folder.ts";

type Variables = Readonly<Record<string, string>>;

/** A folder to run snippets in, and a server that they talk to. */
export type Workshop = {
  readonly userKey: string;
  /** The token of the last mail, once it has come. */
  readonly token: () => string | undefined;
  /** How often the password was replaced. */
  readonly notices: () => number;
  /** Puts a file beside the snippet, such as one that a secret is read from. */
  readonly put: Folder["put"];
  /** Runs a snippet of the playground as it stands there, and answers what it printed. */
  readonly run: (name: string, env?: Variables) => Promise<string>;
  /** Runs a line of a session, against this server, and answers all that it wrote. */
  readonly runLine: (line: string, env?: Variables) => Promise<string>;
  readonly close: () => Promise<void>;
};

const snippets = new URL("../../../apps/playground/src/examples/", import.meta.url);
/** The server of the READMEs, which is nobody's. */
const exampleUrl = "https://reset.example.com/metal/v1";

export async function openWorkshop(): Promise<Workshop> {
  const mailbox = createCapturedMailbox();
  const server = createPasswordResetServer({
    store: createMemoryStore(),
    mail: mailbox.transport,
    hasher: createPbkdf2Hasher({ iterations: 1 }),
    outboxKey: crypto.getRandomValues(new Uint8Array(32)),
    // A list is asked for as fast as it goes.
    limits: { key: false, network: false },
  });
  const email = "ada@example.com";
  await server.accounts.add({ email });
  const { token: userKey } = await server.keys.create({ kind: "user", email });
  server.outbox.start();
  const listening = await serve({ server, port: 0 });
  const baseUrl = new URL("/metal/v1", listening.url).href;
  const folder = await openFolder();
  return {
    userKey,
    token: () => mailbox.messages.map(readResetToken).findLast((token) => token !== undefined),
    notices: () => mailbox.messages.filter(({ kind }) => kind === "password_changed").length,
    put: folder.put,
    async run(name, env = {}) {
      const { stdout } = await folder.run([fileURLToPath(new URL(name, snippets))], {
        ...env,
        BASE_URL: baseUrl,
      });
      return stdout;
    },
    async runLine(line, env = {}) {
      if (!line.includes(exampleUrl)) throw new Error(`This would reach a real server: ${line}`);
      const { all } = await folder.run(["-c", line.replaceAll(exampleUrl, baseUrl)], env);
      return all;
    },
    async close() {
      await listening.close();
      await server.close();
      await folder.remove();
    },
  };
}
