import { expect, test } from "vitest";
import { completeCrypto } from "./complete-crypto.ts";

test("a UUID is of version 4, and another each time", () => {
  const bare = { getRandomValues: crypto.getRandomValues.bind(crypto) } as Crypto;
  completeCrypto(bare, crypto.subtle);
  const [first, second] = [bare.randomUUID(), bare.randomUUID()];
  expect(first).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(second).not.toBe(first);
  expect(bare.subtle).toBe(crypto.subtle);
});

test("what the platform has stays the platform's", () => {
  const { subtle } = crypto;
  completeCrypto(crypto, {} as SubtleCrypto);
  expect(crypto.subtle).toBe(subtle);
});
