import { afterEach, describe, expect, test, vi } from "vitest";
import { PasswordResetError } from "../index.ts";
import { readIdempotencyKey } from "./idempotency-key.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("a key that the client makes", () => {
  test.each([
    ["on a platform with random UUIDs", () => undefined],
    [
      "in a page without https, which has none",
      () => {
        vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
      },
    ],
  ])("%s is 64 hexadecimal digits, another one each time", (_, prepare) => {
    prepare();
    const keys = Array.from({ length: 20 }, () => readIdempotencyKey(undefined, 2));
    expect(new Set(keys).size).toBe(20);
    expect(keys.filter((key) => !/^[0-9a-f]{64}$/.test(key ?? ""))).toEqual([]);
  });

  test("is not made where nothing can be repeated", () => {
    expect(readIdempotencyKey(undefined, 0)).toBeUndefined();
    expect(readIdempotencyKey(false, 2)).toBeUndefined();
  });
});

describe("a key of the caller's", () => {
  test.each(["x".repeat(22), "x".repeat(255), "!#$%&'()*+,-./0123456789:;<=>?@[]^_`{|}~"])(
    "is taken as it is: %s",
    (key) => {
      expect(readIdempotencyKey(key, 0)).toBe(key);
    },
  );

  test.each([
    "",
    "x".repeat(21),
    "x".repeat(256),
    `${"x".repeat(22)} `,
    `${"x".repeat(22)}"`,
    `${"x".repeat(22)}\\`,
    `${"x".repeat(22)}é`,
  ])("is refused without being quoted: %j", (key) => {
    expect(() => readIdempotencyKey(key, 2)).toThrow(PasswordResetError);
    expect(() => readIdempotencyKey(key, 2)).not.toThrow(/x{5}/);
  });
});
