import { describe, expect, it } from "vitest";
import { platformRandom } from "./random.ts";
import { createToken, digestToken, tokenKind } from "./token.ts";

describe("createToken", () => {
  it.each(["user", "project", "reset"] as const)("makes a %s token that is known by its form", (kind) => {
    expect(tokenKind(createToken(kind, { random: platformRandom }))).toBe(kind);
  });

  it("draws 256 bits", () => {
    const asked: number[] = [];
    const random = (length: number): Uint8Array<ArrayBuffer> => {
      asked.push(length);
      return new Uint8Array(length).fill(255);
    };

    expect(createToken("reset", { random })).toBe(`mk_reset_${"_".repeat(42)}8`);
    expect(asked).toEqual([32]);
  });
});

describe("tokenKind", () => {
  const token = createToken("user", { random: platformRandom });

  it.each([
    "",
    "mk_user_",
    "mk_admin_x",
    token.slice(1),
    `${token}x`,
    `${token}\n`,
    ` ${token}`,
    token.replace("user", "User"),
  ])("does not know %j", (other) => {
    expect(tokenKind(other)).toBeUndefined();
  });
});

describe("digestToken", () => {
  it("is SHA-256", async () => {
    const digest = await digestToken("abc");

    expect(Buffer.from(digest).toString("hex")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});
