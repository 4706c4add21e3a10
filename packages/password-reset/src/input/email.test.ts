import { expect, test } from "vitest";
import { readEmail } from "./email.ts";

test.each([
  "a@b",
  "ada lovelace@example.com",
  '"a@b, c"@example.com',
  '"a\\"@b"@example.com',
  `${"é".repeat(121)}@example.com`,
])("%s is one address, and stays as it is", (email) => {
  expect(readEmail(email)).toBe(email);
});

test("254 bytes are taken, 255 are not", () => {
  expect(readEmail(`${"x".repeat(242)}@example.com`)).toHaveLength(254);
  expect(() => readEmail(`${"x".repeat(243)}@example.com`)).toThrow(
    "one address and nothing else, at most 254 bytes",
  );
});

test.each(['"a"b@c@d.com', '"a\\"@b.com@c.com', 'a"b@c"@d.com', "a@b@c", "a,b@c", "a;b@c", "<a@b>", "a"])(
  "%s is not exactly one",
  (email) => {
    expect(() => readEmail(email)).toThrow("one address and nothing else");
  },
);
