import { accessSync, constants, existsSync } from "node:fs";
import type { SmtpTransport } from "../smtp/index.ts";
import type { Check } from "./check.ts";

/** How mails would be sent. */
export type MailSettings = {
  readonly smtpUrl?: string | undefined;
  readonly mailFrom?: string | undefined;
  readonly mailDirectory?: string | undefined;
};

const name = "Mail";

/**
 * Tells whether mails could be sent: the mail server is reached, TLS agreed upon and the user signed in. Nothing is sent.
 *
 * @param describe says of an error what it is, without a secret.
 */
export async function checkMail(
  { smtpUrl, mailFrom, mailDirectory }: MailSettings,
  describe: (error: unknown) => string,
): Promise<Check> {
  if (mailDirectory !== undefined) return checkFolder(mailDirectory);
  if (smtpUrl === undefined || mailFrom === undefined) {
    return {
      name,
      state: "failed",
      text: "There is no way to send mails. A server does not start.",
      next: "Give METAL_RESET_SMTP_URL and --mail-from, or --mail-directory to try things out.",
    };
  }
  // Loaded here: all other commands start without it.
  const { createSmtpTransport } = await import("../smtp/index.ts");
  let mail: SmtpTransport | undefined;
  try {
    mail = createSmtpTransport({ url: smtpUrl, from: mailFrom });
    const { secure } = await mail.verify();
    const text = secure
      ? "The mail server answers over TLS, with a certificate that was checked."
      : "The mail server answers on this machine, without TLS.";
    return { name, state: "ok", text };
  } catch (error) {
    const next = "Check METAL_RESET_SMTP_URL: its host, port, user and password; the server must offer TLS.";
    return { name, state: "failed", text: `The mail server cannot be used (${describe(error)}).`, next };
  } finally {
    mail?.close();
  }
}

function checkFolder(folder: string): Check {
  const next = "Give METAL_RESET_SMTP_URL and --mail-from before people depend on it.";
  if (!existsSync(folder)) {
    return { name, state: "warning", text: `Mails are written to ${folder}, which is made then.`, next };
  }
  try {
    accessSync(folder, constants.W_OK);
    return { name, state: "warning", text: `Mails are written to ${folder}, and sent to nobody.`, next };
  } catch {
    return {
      name,
      state: "failed",
      text: `This user may not write to ${folder}.`,
      next: "Give another folder.",
    };
  }
}
