import { expect, test } from "vitest";
import { mayBeAsked } from "./safe-repeat-check.ts";

test.each([
  ["mk_user_abc", true],
  ["mk_reset_abc", true],
  ["mk_project_abc", false],
  ["abc_mk_user_", false],
  ["another-key", false],
])("a server that issued %s: may it be asked whether a repeat is safe? %s", (token, expected) => {
  expect(mayBeAsked(token)).toBe(expected);
});
