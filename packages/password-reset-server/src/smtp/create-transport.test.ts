import { inspect } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { readResetToken } from "../memory/index.ts";
import { ADA, createHarness } from "../testing/harness.ts";
import { startSmtpServer } from "../testing/smtp-server.ts";
import { createSmtpTransport, type SmtpTransportOptions } from "./index.ts";

const FROM = "Metal <no-reply@example.com>";
const context = { signal: new AbortController().signal };

function transport(options: Omit<SmtpTransportOptions, "from">): ReturnType<typeof createSmtpTransport> {
  const mail = createSmtpTransport({ from: FROM, ...options });
  onTestFinished(() => mail.close());
  return mail;
}

describe("createSmtpTransport", () => {
  it("sends the mail of a reset to the account's address, its token in the text", async () => {
    const smtp = await startSmtpServer({ disabledCommands: ["STARTTLS", "AUTH"] });
    const { server, ask, reset } = await createHarness({
      mail: transport({ url: smtp.url }),
      mailFrom: FROM,
    });
    await ask("ADA@example.com");

    expect(await server.outbox.deliver()).toEqual({ delivered: 1, failed: 0, dead: 0 });

    const [{ recipients, mail } = { recipients: [], mail: undefined }] = smtp.received;
    expect(recipients).toEqual([ADA]);
    expect(mail).toMatchObject({
      subject: "Reset your password",
      from: { name: "Metal", address: "no-reply@example.com" },
      to: [{ address: ADA }],
    });
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@example\.com>$/);
    expect(mail?.headers).toContainEqual(
      expect.objectContaining({ key: "auto-submitted", value: "auto-generated" }),
    );
    expect((await reset(readResetToken({ text: mail?.text ?? "" }) ?? "")).status).toBe(201);
  });

  it("lets no subject and no address add a header or a recipient", async () => {
    const smtp = await startSmtpServer({ disabledCommands: ["STARTTLS", "AUTH"] });
    const mail = transport({ url: smtp.url });

    await mail(
      {
        id: "<1@example.com>",
        to: ADA,
        subject: "Hello\r\nBcc: eve@example.com",
        text: "Hello",
        kind: "password_changed",
      },
      context,
    );

    expect(smtp.received.map(({ recipients }) => recipients)).toEqual([[ADA]]);
    expect(smtp.received[0]?.mail.bcc).toBeUndefined();
    expect(smtp.received[0]?.mail.headers.map(({ key }) => key)).not.toContain("bcc");
  });

  it("signs in where the URL has a user and a password", async () => {
    const seen: unknown[] = [];
    const smtp = await startSmtpServer({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      authOptional: false,
      onAuth({ username, password }, _session, callback) {
        seen.push([username, password]);
        callback(null, { user: username });
      },
    });
    const url = new URL(smtp.url);
    url.username = "ada@mail";
    url.password = "p@ss";

    await transport({ url })(
      { id: "<1@x>", to: ADA, subject: "a", text: "b", kind: "password_changed" },
      context,
    );

    expect(seen).toEqual([["ada@mail", "p@ss"]]);
  });

  it("sends nothing in clear to another host than loopback", async () => {
    const smtp = await startSmtpServer({ disabledCommands: ["STARTTLS", "AUTH"] });
    // The system takes this address for itself; by its form it is not loopback.
    const mail = transport({ url: smtp.url.replace("127.0.0.1", "0.0.0.0") });

    const sending = mail(
      { id: "<1@x>", to: ADA, subject: "a", text: "b", kind: "password_changed" },
      context,
    );

    await expect(sending).rejects.toMatchObject({ code: "ETLS" });
    expect(smtp.received).toEqual([]);
  });

  it("fails where the mail server refuses, so that the outbox tries again", async () => {
    const smtp = await startSmtpServer({
      disabledCommands: ["STARTTLS", "AUTH"],
      onRcptTo: (_address, _session, callback) => callback(new Error("mailbox full")),
    });
    const { server, ask } = await createHarness({ mail: transport({ url: smtp.url }) });
    await ask();

    expect(await server.outbox.deliver()).toEqual({ delivered: 0, failed: 1, dead: 0 });
    expect(await server.outbox.list()).toMatchObject([
      { lastError: expect.stringContaining("mailbox full") },
    ]);
  });

  it.each(["", "mail.example.com", "http://user:hunter2@mail.example.com", "smtp://"])(
    "refuses %j, without repeating it",
    (url) => {
      const attempt = (): unknown => createSmtpTransport({ url, from: FROM });

      expect(attempt).toThrow(
        expect.objectContaining({
          code: "invalid_option",
          message: expect.not.stringContaining("hunter2"),
        }),
      );
    },
  );

  it("shows no password when it is printed", () => {
    const mail = transport({ url: "smtps://user:hunter2@mail.example.com" });

    expect(inspect(mail, { depth: 10, showHidden: true })).not.toContain("hunter2");
  });
});
