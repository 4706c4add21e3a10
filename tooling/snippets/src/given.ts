const server = 'import("@metal/password-reset-server")';
const memory = 'import("@metal/password-reset-server/memory")';
/** Something of the reader's, about which nothing is claimed. */
const readersOwn = "any";

/** What an example may use without saying where it comes from, and its type. The names say what it is. */
export const given: Readonly<Record<string, string>> = {
  app: 'import("hono").Hono & import("express").Express',
  archive: "(entries: unknown) => Promise<void>",
  baseUrl: "string",
  email: "string",
  hasher: `${server}.PasswordHasher`,
  mail: `${server}.MailTransport`,
  mailbox: `${memory}.CapturedMailbox`,
  options: `${server}.PasswordResetServerOptions`,
  outboxKey: "Uint8Array",
  projectKey: "string",
  random: "(length: number) => Uint8Array<ArrayBuffer>",
  request: "Request",
  sessions: readersOwn,
  server: `${server}.PasswordResetServer`,
  show: "(text: string) => void",
  tokenOfTheLastMail: "() => Promise<string>",
  users: readersOwn,
  userKey: "string",
};
