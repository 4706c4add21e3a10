import { describe, expect, it } from "vitest";
import { createHarness } from "../testing/harness.ts";
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

  it("turns away what finds its queue full, and is free again when that is worked off", async () => {
    const narrow = createArgon2idHasher({ concurrency: 1, queue: 2 });

    const hashes = ["a", "b", "c", "d", "e"].map((password) => narrow.hash(password));
    const load = narrow.load();
    const results = await Promise.allSettled(hashes);

    expect(load).toEqual({ running: 1, waiting: 2 });
    expect(results.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 3 }, () => "fulfilled"),
      ...Array.from({ length: 2 }, () => "rejected"),
    ]);
    expect(results[3]).toMatchObject({ reason: { code: "overloaded", retryAfter: expect.any(Number) } });
    expect(narrow.load()).toEqual({ running: 0, waiting: 0 });
    expect(await narrow.verify("e", await narrow.hash("e"))).toBe(true);
  });

  it("lets a burst of resets through as far as its queue goes, and answers the rest with 503 before anything is done", async () => {
    const narrow = createArgon2idHasher({ memory: 64, passes: 1, concurrency: 1, queue: 3 });
    const { server, messages, userKey, reset } = await createHarness({ hasher: narrow });

    const replies = await Promise.all(Array.from({ length: 10 }, () => reset(userKey)));

    const carriedOut = replies.filter(({ status }) => status === 201);
    const refused = replies.filter(({ status }) => status === 503);
    expect(carriedOut).toHaveLength(4);
    expect(refused).toHaveLength(6);
    for (const reply of refused) expect(reply.headers.get("Retry-After")).toMatch(/^[1-9]\d*$/);
    await server.outbox.deliver();
    expect(messages).toHaveLength(carriedOut.length);
  });
});
