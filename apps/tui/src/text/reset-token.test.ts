import { expect, test } from "vitest";
import { tokenIn } from "./reset-token.ts";

const token = `mk_reset_${"aB3-_".repeat(8)}xyz`;

test.each([
  ["the token itself", token],
  ["with space around it", `  ${token} `],
  ["a whole mail, its lines run together", `Hello,use this token:  ${token}It works once, until tomorrow.`],
  ["a mail that says it twice", `${token} or ${token}`],
])("%s", (_what, pasted) => {
  expect(tokenIn(pasted)).toBe(token);
});

test("another server's token, also where it was wrapped", () => {
  expect(tokenIn("abcdefgh-1234")).toBe("abcdefgh-1234");
  expect(tokenIn("abcdefgh\n  -1234")).toBe("abcdefgh-1234");
});

test("no token, or which of two is not known", () => {
  expect(tokenIn("   ")).toBeUndefined();
  expect(tokenIn("Somebody asked to reset your password")).toBeUndefined();
  expect(tokenIn(`${token} ${token.replace("xyz", "zyx")}`)).toBeUndefined();
});
