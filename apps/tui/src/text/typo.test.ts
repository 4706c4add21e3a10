import { expect, test } from "vitest";
import { suggestAddress } from "./typo.ts";

test.each([
  ["Ada@gmial.com", "Ada@gmail.com"],
  ["ada@gmail.con", "ada@gmail.com"],
  ["ada@hotmial.com", "ada@hotmail.com"],
  ["ada@outlok.com", "ada@outlook.com"],
  ["ada@gmx.dr", "ada@gmx.de"],
])("%s was probably meant to be %s", (typed, meant) => {
  expect(suggestAddress(typed)).toBe(meant);
});

test.each(["ada@gmail.com", "ada@mail.com", "ada@example.org", "ada@t.co", "ada", "ada@", "a@b@gmial.com"])(
  "nothing is said about %s",
  (typed) => {
    expect(suggestAddress(typed)).toBeUndefined();
  },
);

test("domains that were used before are known too", () => {
  expect(suggestAddress("grace@exmaple.com", ["example.com"])).toBe("grace@example.com");
});
