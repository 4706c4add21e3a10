import { createPasswordResetServer } from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
  readResetToken,
} from "@metal/password-reset-server/memory";
import { serve } from "@metal/password-reset-server/node";
import { execa } from "execa";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** A folder to run snippets in, and a server that they talk to. */
export type Workshop = {
  readonly userKey: string;
  /** The token of the last mail, once it has come. */
  readonly token: () => string | undefined;
  /** How often the password was replaced. */
  readonly notices: () => number;
  /** Puts a file beside the snippet, such as one that a secret is read from. */
  readonly put: (name: string, text: string) => Promise<void>;
  /** Runs a snippet of the playground as it stands there, and answers what it printed. */
  readonly run: (name: string, env?: Readonly<Record<string, string>>) => Promise<string>;
  readonly close: () => Promise<void>;
};

const snippets = new URL("../../../apps/playground/src/examples/", import.meta.url);
const command = fileURLToPath(import.meta.resolve("@metal/password-reset-tui/package.json"));

export async function openWorkshop(): Promise<Workshop> {
  const mailbox = createCapturedMailbox();
  const server = createPasswordResetServer({
    store: createMemoryStore(),
    mail: mailbox.transport,
    hasher: createPbkdf2Hasher({ iterations: 1 }),
    outboxKey: crypto.getRandomValues(new Uint8Array(32)),
  });
  const email = "ada@example.com";
  await server.accounts.add({ email });
  const { token: userKey } = await server.keys.create({ kind: "user", email });
  server.outbox.start();
  const listening = await serve({ server, port: 0 });
  const folder = await mkdtemp(path.join(tmpdir(), "snippets-"));
  const put = (name: string, text: string): Promise<void> =>
    writeFile(path.join(folder, name), text, { mode: 0o600 });
  await put(
    "metal-password-reset",
    `#!/bin/sh\nexec "${process.execPath}" "${path.join(path.dirname(command), "dist/bin.js")}" "$@"\n`,
  );
  await chmod(path.join(folder, "metal-password-reset"), 0o700);
  return {
    userKey,
    token: () => mailbox.messages.map(readResetToken).findLast((token) => token !== undefined),
    notices: () => mailbox.messages.filter(({ kind }) => kind === "password_changed").length,
    put,
    async run(name, env = {}) {
      const { stdout } = await execa("sh", [fileURLToPath(new URL(name, snippets))], {
        cwd: folder,
        env: {
          ...env,
          BASE_URL: new URL("/metal/v1", listening.url).href,
          PATH: `${folder}:${process.env["PATH"]}`,
          // Nobody's own settings.
          HOME: folder,
        },
        stdin: "ignore",
      });
      return stdout;
    },
    async close() {
      await listening.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
