import { describe, expect, it } from "vitest";
import { platformRandom } from "../tokens/random.ts";
import { createDecrypt, createEncrypt, createEncryptByWebCrypto } from "./aes-gcm.ts";

describe("createEncrypt", () => {
  const secret = platformRandom(32);

  it.each(["", "mk_reset_token", "zo\u00eb", "x".repeat(1000)])(
    "makes of %j what Web Crypto makes",
    async (text) => {
      const plain = { text, nonce: platformRandom(12), boundTo: "mail-\u00e9" };

      const encrypted = await createEncrypt(secret)(plain);

      expect(encrypted).toEqual(await createEncryptByWebCrypto(secret)(plain));
      expect(await createDecrypt(secret)(encrypted, plain)).toBe(text);
    },
  );
});
