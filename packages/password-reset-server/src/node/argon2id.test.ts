import { describe, expect, it } from "vitest";
import { createArgon2idHasher } from "./argon2id.ts";

describe("createArgon2idHasher", () => {
  const hasher = createArgon2idHasher();

  it("verifies the password that it hashed, and no other", async () => {
    const hash = await hasher.hash("correct horse");

    expect(await hasher.verify("correct horse", hash)).toBe(true);
    expect(await hasher.verify("correct horsf", hash)).toBe(false);
  });

  it("names its parameters, no weaker than OWASP asks for, in a PHC string", async () => {
    expect(await hasher.hash("x")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  });

  it("salts: one password has never the same hash twice", async () => {
    expect(await hasher.hash("x")).not.toBe(await hasher.hash("x"));
  });

  it("verifies a hash with the parameters that it names", async () => {
    const stronger = createArgon2idHasher({ memory: 32_768, passes: 3 });

    expect(await hasher.verify("x", await stronger.hash("x"))).toBe(true);
  });

  it("takes a hash of another form for a wrong password", async () => {
    expect(await hasher.verify("x", "$2b$10$abcdefghijklmnopqrstuv")).toBe(false);
  });
});
