import { describe, expect, it } from "vitest";
import { platformRandom } from "../tokens/random.ts";
import { createSealer } from "./seal.ts";

describe("createSealer", () => {
  const sealer = createSealer([platformRandom(32)], { random: platformRandom });

  it("opens what it sealed for the same mail", async () => {
    expect(await sealer.open(await sealer.seal("secret", "mail-1"), "mail-1")).toBe("secret");
  });

  it("opens what an older key sealed, and seals with the newest", async () => {
    const [older, newer] = [platformRandom(32), platformRandom(32)];
    const before = createSealer([older], { random: platformRandom });
    const after = createSealer([newer, older], { random: platformRandom });
    const later = createSealer([newer], { random: platformRandom });

    expect(await after.open(await before.seal("secret", "mail-1"), "mail-1")).toBe("secret");
    expect(await later.open(await after.seal("secret", "mail-1"), "mail-1")).toBe("secret");
  });

  it("shows nothing of the text, and never seals alike twice", async () => {
    const [one, two] = [await sealer.seal("secret", "mail-1"), await sealer.seal("secret", "mail-1")];

    expect(new TextDecoder("latin1").decode(one)).not.toContain("secret");
    expect(one).not.toEqual(two);
  });

  it("does not open what was sealed for another mail, with another key, or was altered", async () => {
    const sealed = await sealer.seal("secret", "mail-1");
    const altered = sealed.map((byte, index) => (index === sealed.length - 1 ? byte ^ 1 : byte));
    const other = createSealer([platformRandom(32)], { random: platformRandom });

    await expect(sealer.open(sealed, "mail-2")).rejects.toMatchObject({ name: "OperationError" });
    await expect(sealer.open(altered, "mail-1")).rejects.toMatchObject({ name: "OperationError" });
    await expect(other.open(sealed, "mail-1")).rejects.toThrow("another outbox key");
  });
});
