import { isIP } from "node:net";
import { createTransport } from "nodemailer";
import { PasswordResetServerError } from "../errors/server-error.ts";
import type { MailTransport } from "../mail/message.ts";

/** How mails are sent by SMTP. */
export type SmtpTransportOptions = {
  /** `smtp://` (which must offer STARTTLS) or `smtps://`, with user and password where the server asks for them. */
  readonly url: string | URL;
  /** The sender, such as `"Metal <no-reply@example.com>"`, where the server that uses the transport names none. */
  readonly from: string;
  /** Connections that are kept open. Default 5. */
  readonly connections?: number | undefined;
};

/** A transport that holds connections. */
export type SmtpTransport = MailTransport & {
  /**
   * Connects, agrees on TLS and signs in, and sends nothing; tells whether TLS is used.
   *
   * @throws the mail library's error where any of that fails.
   */
  readonly verify: () => Promise<{ readonly secure: boolean }>;
  /** Closes the connections. Call it after the server was closed, or they keep the process alive for a while. */
  readonly close: () => void;
};

const TIMEOUT = 15_000;

/**
 * Sends mails by SMTP over a pool of connections. Outside this machine, TLS with a certificate that can be checked is
 * required: a mail that carries a token does not go over the wire in clear.
 *
 * @throws {@link PasswordResetServerError} `invalid_option` where the URL is not one of SMTP; it is not repeated, as a
 * password may be in it.
 * @example
 * ```ts
 * import { createSmtpTransport } from "@metal/password-reset-server/smtp";
 *
 * const mail = createSmtpTransport({ url: "smtps://user:secret@mail.example.com", from: "no-reply@example.com" });
 * ```
 */
export function createSmtpTransport(options: SmtpTransportOptions): SmtpTransport {
  const url = readUrl(options.url);
  const secure = url.protocol === "smtps:";
  const pool = createTransport({
    pool: true,
    maxConnections: options.connections ?? 5,
    host: url.hostname.replaceAll(/^\[|\]$/g, ""),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isLoopback(url.hostname),
    ignoreTLS: !secure && isLoopback(url.hostname),
    auth:
      url.username === ""
        ? undefined
        : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    // The outbox repeats, and counts: the pool does not.
    maxRequeues: 0,
    // A template's text is a text: nothing in it makes the library read a file or fetch a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const send: MailTransport = async (message, { signal }) => {
    await pool.sendMail({
      messageId: message.id,
      from: message.from ?? options.from,
      to: { name: "", address: message.to },
      subject: message.subject,
      text: message.text,
      html: message.html,
      // Keeps vacation replies away.
      headers: { "Auto-Submitted": "auto-generated" },
      signal,
    });
  };
  const verify: SmtpTransport["verify"] = async () => {
    await pool.verify();
    return { secure: secure || !isLoopback(url.hostname) };
  };
  return Object.assign(send, { verify, close: () => pool.close() });
}

function readUrl(input: string | URL): URL {
  const url = URL.canParse(String(input)) ? new URL(input) : undefined;
  if (url !== undefined && /^smtps?:$/.test(url.protocol) && url.hostname !== "") return url;
  throw new PasswordResetServerError(
    "invalid_option",
    "The SMTP URL is not one of smtp://host or smtps://host. No mail can be sent. Correct it; it is not shown here, as it may hold a password.",
  );
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" || hostname === "[::1]" || (isIP(hostname) === 4 && hostname.startsWith("127."))
  );
}
