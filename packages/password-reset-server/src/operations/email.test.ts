import { describe, expect, it } from "vitest";
import { emailKey, isOneAddress } from "./email.ts";

describe("isOneAddress", () => {
  it.each(["ada@example.com", "a+b&c=d%e@example.com", "zo\u00eb@ex\u00e4mple.com", "o'neil@localhost"])(
    "takes %s",
    (email) => {
      expect(isOneAddress(email)).toBe(true);
    },
  );

  it.each([
    "",
    "ada",
    "@",
    "ada@",
    "@example.com",
    "ada@b@example.com",
    "ada@example.com,bob@example.com",
    "ada@example.com;bob@example.com",
    "ada@example.com bob@example.com",
    "ada@example.com\nBcc: bob@example.com",
    "ada@example.com\u0000",
    "Ada <ada@example.com>",
    '"ada"@example.com',
    "ada@exam\u202eple.com",
    "ada\uFFFD@example.com",
    `${"a".repeat(250)}@example.com`,
  ])("refuses %j", (email) => {
    expect(isOneAddress(email)).toBe(false);
  });

  it("counts bytes, not letters", () => {
    expect(isOneAddress(`${"\u00eb".repeat(120)}@example.com`)).toBe(true);
    expect(isOneAddress(`${"\u00eb".repeat(122)}@example.com`)).toBe(false);
  });
});

describe("emailKey", () => {
  it("folds ASCII letters and composes, in both parts", () => {
    expect(emailKey("ZOE\u0308@Example.COM")).toBe("zo\u00cb@example.com");
  });

  it.each(["m\u0131ke@example.com", "\uff4dike@example.com"])(
    "does not take %s for an ASCII look-alike",
    (email) => {
      expect(emailKey(email)).not.toBe("mike@example.com");
    },
  );
});
