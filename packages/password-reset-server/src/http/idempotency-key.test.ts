import { describe, expect, it } from "vitest";
import { readIdempotencyKey } from "./idempotency-key.ts";

const KEY = "0b5c8f1e-4a57-4a7e-9c0e-2f6f3c1d9a10";

describe("readIdempotencyKey", () => {
  it("takes a structured-field string, and the same key without its quotes", () => {
    expect(readIdempotencyKey(`"${KEY}"`)).toBe(KEY);
    expect(readIdempotencyKey(KEY)).toBe(KEY);
  });

  it("takes from 22 to 255 visible characters, and all of them", () => {
    const visible = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0x21 + index))
      .join("")
      .replaceAll(/["\\]/g, "");

    for (const key of ["x".repeat(22), "x".repeat(255), visible])
      expect(readIdempotencyKey(`"${key}"`)).toBe(key);
  });

  it("finds none where there is no header", () => {
    expect(readIdempotencyKey(null)).toBeUndefined();
  });

  it.each([
    ["an empty one", ""],
    ["one that is too short", `"${"x".repeat(21)}"`],
    ["one that is too long", `"${"x".repeat(256)}"`],
    ["half a quote", `"${KEY}`],
    ["the other half", `${KEY}"`],
    ["a quote inside", `"${KEY}\\"${KEY}"`],
    ["a space inside", `"${KEY} ${KEY}"`],
    ["two, as fetch joins them", `"${KEY}", "${KEY}"`],
    ["a parameter", `"${KEY}";ttl=1`],
    ["a letter beyond ASCII", `"${KEY}é"`],
    ["a line end", `"${KEY}"\n`],
  ])("refuses %s with 422, and does not quote it", (_what, header) => {
    const read = (): unknown => readIdempotencyKey(header);

    expect(read).toThrow(
      expect.objectContaining({
        refusal: expect.objectContaining({ status: 422 }),
        message: expect.not.stringMatching(new RegExp(`${KEY}|x{21}`)),
      }),
    );
  });
});
