import { expect, test } from "vitest";
import { putToken } from "./put-token.ts";

test("the token takes the place of the one that stands there", () => {
  expect(putToken('a();\nconst token = "old";\nb();', "mk_reset_new")).toBe(
    'a();\nconst token = "mk_reset_new";\nb();',
  );
});

test("a token is text: what means something in a replacement is put as it is", () => {
  expect(putToken("const token = 'old';", "$&$1")).toBe('const token = "$&$1";');
});

test("code that has no such line is left to its writer", () => {
  expect(putToken("const key = 1;", "mk_reset_new")).toBeUndefined();
});
