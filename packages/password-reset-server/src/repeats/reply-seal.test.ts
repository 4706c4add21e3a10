import { describe, expect, it } from "vitest";
import { platformRandom } from "../tokens/random.ts";
import { createToken } from "../tokens/token.ts";
import { createReplySeal } from "./reply-seal.ts";

const options = { random: platformRandom };
const TOKEN = createToken("reset", options);
const KEY = "0b5c8f1e-4a57-4a7e-9c0e-2f6f3c1d9a10";
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("createReplySeal", () => {
  it("finds and opens again what it sealed, from the same token and key alone", async () => {
    const [first, repeat] = [
      await createReplySeal(TOKEN, KEY, options),
      await createReplySeal(TOKEN, KEY, options),
    ];

    expect(repeat.id).toEqual(first.id);
    expect(await repeat.open(await first.seal("secret"))).toBe("secret");
  });

  it.each([
    ["another key", TOKEN, `${KEY}x`],
    ["another token", createToken("reset", options), KEY],
  ])("neither finds nor opens it with %s", async (_what, token, key) => {
    const [first, other] = [
      await createReplySeal(TOKEN, KEY, options),
      await createReplySeal(token, key, options),
    ];

    expect(other.id).not.toEqual(first.id);
    await expect(other.open(await first.seal("secret"))).rejects.toMatchObject({ name: "OperationError" });
  });

  it("does not open what was altered", async () => {
    const seal = await createReplySeal(TOKEN, KEY, options);
    const sealed = await seal.seal("secret");

    for (const position of [0, 12, sealed.length - 1]) {
      const altered = sealed.map((byte, index) => (index === position ? byte ^ 1 : byte));
      await expect(seal.open(altered)).rejects.toMatchObject({ name: "OperationError" });
    }
  });

  it("shows nothing of the text, of the token and of the key, and never seals alike twice", async () => {
    const { id, seal } = await createReplySeal(TOKEN, KEY, options);
    const [one, two] = [await seal("secret"), await seal("secret")];

    expect(one).not.toEqual(two);
    for (const secret of ["secret", TOKEN, KEY]) {
      expect(Buffer.concat([id, one, two]).toString("latin1")).not.toContain(secret);
    }
  });

  it("keeps to its first form, so that what an older version sealed still opens", async () => {
    const { id, open } = await createReplySeal("token", "idempotency key", options);
    expect(hex(id)).toBe("a2805ad044279eb6d40183eeaa46ffb2d874b15af6ecd5222724384d674442a9");
    expect(
      await open(Buffer.from("07070707070707070707070737dc2f75f07b3e684eeaf5e5f46a357cd9b48cd2a866", "hex")),
    ).toBe("secret");
  });
});
