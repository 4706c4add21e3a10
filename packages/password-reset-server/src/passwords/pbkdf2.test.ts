import { describe, expect, it } from "vitest";
import { createPbkdf2Hasher } from "./pbkdf2.ts";

describe("createPbkdf2Hasher", () => {
  const hasher = createPbkdf2Hasher({ iterations: 1000 });

  it("verifies the password that it hashed, and no other", async () => {
    const hash = await hasher.hash("correct horse");

    expect(await hasher.verify("correct horse", hash)).toBe(true);
    expect(await hasher.verify("correct horsf", hash)).toBe(false);
  });

  it("verifies a hash with the iterations that it names", async () => {
    const hash = await createPbkdf2Hasher({ iterations: 2000 }).hash("x");

    expect(hash).toMatch(/^\$pbkdf2-sha256\$i=2000\$/);
    expect(await hasher.verify("x", hash)).toBe(true);
  });

  it("takes a hash of another form for a wrong password", async () => {
    expect(await hasher.verify("x", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA")).toBe(false);
  });
});
