import { expect, test } from "vitest";
import { TOKEN_PREFIXES } from "../contract/names.ts";
import { mayBeAsked } from "./safe-repeat-check.ts";

test.each([
  [`${TOKEN_PREFIXES.user}abc`, true],
  [`${TOKEN_PREFIXES.reset}abc`, true],
  [`${TOKEN_PREFIXES.project}abc`, false],
  ["abc_mk_user_", false],
  ["another-key", false],
])("a server that issued %s: may it be asked whether a repeat is safe? %s", (token, expected) => {
  expect(mayBeAsked(token)).toBe(expected);
});
