import { createPasswordResetServer } from "@metal/password-reset-server";
import {
  createArgon2idHasher,
  serve,
} from "@metal/password-reset-server/node";
import { createSmtpTransport } from "@metal/password-reset-server/smtp";
import { openSqliteStore } from "@metal/password-reset-server/sqlite";

const server = createPasswordResetServer({
  store: openSqliteStore("accounts.db"),
  mail: createSmtpTransport({
    url: process.env["SMTP_URL"] ?? "smtp://localhost",
    from: "Metal <no-reply@example.com>",
  }),
  hasher: createArgon2idHasher(),
  // 32 random bytes, kept elsewhere than the database.
  outboxKey: Buffer.from(process.env["OUTBOX_KEY"] ?? "", "base64"),
});
server.outbox.start();

const { url } = await serve({
  server,
  port: Number(process.env["PORT"] ?? 8080),
});
console.log("Listening on", url);
