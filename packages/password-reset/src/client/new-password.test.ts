import { expect, test } from "vitest";
import { hideNewPassword } from "./new-password.ts";

test("shows itself as hidden to Node, and to Deno, which takes strings only", () => {
  const result = hideNewPassword("correct horse", "r-1") as unknown as Record<symbol, () => string>;
  expect(result[Symbol.for("nodejs.util.inspect.custom")]?.()).toBe(
    'NewPassword {"newPassword":"[hidden]","requestId":"r-1"}',
  );
});

test("is in no copy and in no prototype", () => {
  const result = hideNewPassword("correct horse", undefined);
  const prototype = Object.getPrototypeOf(result) as { readonly newPassword: string };
  expect(result.newPassword).toBe("correct horse");
  expect(prototype.newPassword).toBe("");
  expect((Object.create(result) as { readonly newPassword: string }).newPassword).toBe("");
});

test("two of them do not share", () => {
  const [one, two] = [hideNewPassword("one", undefined), hideNewPassword("two", undefined)];
  expect([one.newPassword, two.newPassword]).toEqual(["one", "two"]);
});
