import { describe, expect, it } from "vitest";
import { readResetToken } from "./captured.ts";
import { defaultMailTemplate, type MailFacts } from "./template.ts";

const token = `mk_reset_${"x".repeat(43)}`;
const carrying: MailFacts = {
  kind: "reset_token",
  to: "ada@example.com",
  token,
  requestedAt: Date.UTC(2026, 0, 1, 12),
  lifetime: 3_600_000,
};

describe("defaultMailTemplate", () => {
  it("writes the token into text and HTML, each with when it ends", () => {
    const { text, html } = defaultMailTemplate(carrying);

    expect(readResetToken({ text })).toBe(token);
    expect(html).toContain(`>${token}</code>`);
    for (const body of [text, html]) expect(body).toContain("2026-01-01 13:00 UTC");
  });

  it("says when the password was changed, and carries no token", () => {
    const mail = defaultMailTemplate({
      kind: "password_changed",
      to: "ada@example.com",
      changedAt: Date.UTC(2026, 0, 1, 12),
    });

    for (const body of [mail.text, mail.html]) {
      expect(body).toContain("2026-01-01 12:00 UTC");
      expect(body).not.toContain("mk_");
    }
  });

  it("has no link, no picture and nothing to fetch", () => {
    expect(defaultMailTemplate(carrying).html).not.toMatch(/https?:|<img|<a |url\(|src=/);
  });

  it("lets nothing in a token become markup", () => {
    const { html } = defaultMailTemplate({ ...carrying, token: '<b>"&' });

    expect(html).toContain("&lt;b&gt;&quot;&amp;");
  });
});
