import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { callbackify } from "node:util";
import PostalMime, { type Email } from "postal-mime";
import {
  SMTPServer,
  type SMTPServerDataStream,
  type SMTPServerOptions,
  type SMTPServerSession,
} from "smtp-server";
import { onTestFinished } from "vitest";

/** A mail as it came over the wire. */
type ReceivedMail = {
  /** Whom the envelope names. */
  readonly recipients: readonly string[];
  readonly mail: Email;
};

/** A real SMTP server on loopback. */
export type TestSmtpServer = {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
};

/** Starts an SMTP server that keeps what it gets, on any free port or the one given. */
export async function startSmtpServer(
  options: SMTPServerOptions & { readonly port?: number } = {},
): Promise<TestSmtpServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    onData: callbackify(async (stream: SMTPServerDataStream, { envelope }: SMTPServerSession) => {
      const recipients = envelope.rcptTo.map(({ address }) => address);
      received.push({ recipients, mail: await PostalMime.parse(await buffer(stream)) });
    }),
    ...options,
  });
  // A client that goes away in the middle is part of some tests.
  server.on("error", () => {});
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server.server, "listening");
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received };
}
