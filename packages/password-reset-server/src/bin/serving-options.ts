import { Option } from "@commander-js/extra-typings";

/** What `serve` needs beside the database, and `doctor` looks at. */
export const smtpUrlOption: Option<"--smtp-url <url>"> = new Option(
  "--smtp-url <url>",
  "mail server; with a password, only from the environment or the file that METAL_RESET_SMTP_URL_FILE names",
).env("METAL_RESET_SMTP_URL");

export const mailFromOption: Option<"--mail-from <address>"> = new Option(
  "--mail-from <address>",
  "sender of mails",
).env("METAL_RESET_MAIL_FROM");

export const mailDirectoryOption: Option<"--mail-directory <folder>"> = new Option(
  "--mail-directory <folder>",
  "write mails to a folder instead, to try things out",
)
  .env("METAL_RESET_MAIL_DIRECTORY")
  .conflicts("smtpUrl");

export const outboxKeyFileOption: Option<"--outbox-key-file <file>"> = new Option(
  "--outbox-key-file <file>",
  "32 bytes in base64 that encrypt waiting mails; several on lines, newest first",
).env("METAL_RESET_OUTBOX_KEY_FILE");

type ListOption<Usage extends string> = Option<Usage, undefined, undefined, readonly string[]>;

export const trustProxyOption: ListOption<"--trust-proxy <networks>"> = new Option(
  "--trust-proxy <networks>",
  "proxies, behind commas, whose X-Forwarded-For is believed",
)
  .env("METAL_RESET_TRUST_PROXY")
  .argParser(readList);

export const corsOriginsOption: ListOption<"--cors-origins <origins>"> = new Option(
  "--cors-origins <origins>",
  "pages, behind commas, that may use the server from a browser",
)
  .env("METAL_RESET_CORS_ORIGINS")
  .argParser(readList);

function readList(text: string): readonly string[] {
  return text.split(",").map((entry) => entry.trim());
}
