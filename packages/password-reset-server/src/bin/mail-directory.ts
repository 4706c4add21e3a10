import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MailTransport } from "../mail/message.ts";

/** Writes each mail as a file that its owner alone can read, to try the server without a mail server. */
export function createMailDirectoryTransport(folder: string, from: string): MailTransport {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let loading: ReturnType<typeof createComposer> | undefined;
  return async (message) => {
    const { id, to, subject, text, html } = message;
    const composer = await (loading ??= createComposer());
    const mail = await composer.sendMail({
      messageId: id,
      from: message.from ?? from,
      to,
      subject,
      text,
      html,
    });
    const name = `${id.replaceAll(/[^\w.-]/g, "")}.eml`;
    // Renamed when it is whole: who watches the folder never sees half a mail.
    const draft = join(folder, `.${name}`);
    writeFileSync(draft, mail.message as Buffer, { mode: 0o600 });
    renameSync(draft, join(folder, name));
  };
}

/** Loaded with the first mail, and not with the program: a server starts sooner without. */
async function createComposer() {
  const { createTransport } = await import("nodemailer");
  return createTransport({
    streamTransport: true,
    buffer: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
