import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createSecret, maskKey } from "./secret.ts";

test("a secret shows nothing when it is inspected or put into JSON", () => {
  const secret = createSecret("hunter2-hunter2");
  const shown = [inspect({ secret }, { depth: 9, showHidden: true }), JSON.stringify({ secret })];
  expect(shown.join(" ")).not.toContain("hunter2");
  expect(secret.reveal()).toBe("hunter2-hunter2");
});

test("a masked key keeps its kind and its last four characters", () => {
  expect(maskKey(createSecret("mk_user_0123456789abcdef0123456789ab7f2a"))).toBe("mk_user_…7f2a");
  expect(maskKey(createSecret("0123456789abcdef0123456789ab7f2a"))).toBe("…7f2a");
});

test("a key too short to hide in is not shown in part", () => {
  expect(maskKey(createSecret("mk_user_short"))).toBe("mk_user_…");
  expect(maskKey(createSecret("abcd"))).toBe("…");
});
