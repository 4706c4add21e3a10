import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeError } from "../bin/describe-error.ts";
import { startSmtpServer } from "../testing/smtp-server.ts";
import { temporaryFolder } from "../testing/stores.ts";
import { checkMail, type MailSettings } from "./check-mail.ts";
import type { Check } from "./check.ts";

const check = (settings: MailSettings): Promise<Check> =>
  checkMail({ mailFrom: "a@example.com", ...settings }, describeError);

describe("checkMail", () => {
  it("signs in to the mail server, and sends nothing", async () => {
    const smtp = await startSmtpServer({
      disabledCommands: ["STARTTLS"],
      onAuth: ({ password }, _session, done) =>
        password === "right" ? done(null, { user: "user" }) : done(new Error("no such password")),
    });
    const url = (password: string): string => smtp.url.replace("//", `//user:${password}@`);

    expect(await check({ smtpUrl: url("right") })).toMatchObject({ state: "ok" });
    const wrong = await check({ smtpUrl: url("hunter2") });
    expect(wrong).toMatchObject({ state: "failed", text: expect.stringContaining("password") });
    expect(JSON.stringify(wrong)).not.toContain("hunter2");
    expect(smtp.received).toEqual([]);
  });

  it("takes no certificate that cannot be checked", async () => {
    const { url } = await startSmtpServer({ secure: true });

    expect(await check({ smtpUrl: url.replace("smtp:", "smtps:") })).toMatchObject({
      state: "failed",
      text: expect.stringContaining("certificate"),
    });
  });

  it("fails where there is no such server, no sender, and no URL of one", async () => {
    const states = [
      await check({ smtpUrl: "smtp://127.0.0.1:1" }),
      await check({ smtpUrl: "smtp://127.0.0.1:1", mailFrom: undefined }),
      await check({ smtpUrl: "http://user:hunter2@mail.example.com" }),
      await check({}),
    ];

    expect(states.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => "failed"));
    expect(JSON.stringify(states)).not.toContain("hunter2");
  });

  it("warns of mails that are written to a folder", async () => {
    const folder = temporaryFolder();

    expect((await check({ mailDirectory: folder })).state).toBe("warning");
    expect((await check({ mailDirectory: join(folder, "made-then") })).text).toContain("which is made then");
  });
});
