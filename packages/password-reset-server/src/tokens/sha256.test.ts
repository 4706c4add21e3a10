import { expect, it } from "vitest";
import { sha256, sha256ByWebCrypto } from "./sha256.ts";

it.each(["", "abc", "zo\u00eb", `mk_reset_${"x".repeat(43)}`, "\ud800"])(
  "digests %j alike with and without Node",
  async (text) => {
    expect(await sha256(text)).toEqual(await sha256ByWebCrypto(text));
  },
);

it("is SHA-256", async () => {
  expect(Buffer.from(await sha256("abc")).toString("hex")).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});
