import { expect, test } from "vitest";
import { createSubtleAnswers } from "./answer-subtle.ts";
import { createRemoteSubtle } from "./remote-subtle.ts";

/** Both ends, with nothing between them but what a message can carry. */
function connect(): SubtleCrypto {
  const answer = createSubtleAnswers(crypto.subtle);
  const remote = createRemoteSubtle((id, call) => {
    void answer(structuredClone(call)).then((result) => remote.receive(id, structuredClone(result)));
  });
  return remote.subtle;
}

const text = new TextEncoder().encode("text");
const nonce = new Uint8Array(12);

test("a digest is what the platform computes", async () => {
  expect(await connect().digest("SHA-256", text)).toEqual(await crypto.subtle.digest("SHA-256", text));
});

test("a key is derived, seals and opens, and never leaves", async () => {
  const subtle = connect();
  const secret = await subtle.importKey("raw", text, "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: nonce, info: text };
  const algorithm = { name: "AES-GCM", length: 256 };
  const key = await subtle.deriveKey(derivation, secret, algorithm, false, ["encrypt", "decrypt"]);
  const sealed = await subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, text);
  const opened = await subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, sealed);
  expect(new Uint8Array(opened)).toEqual(text);
  expect(Object.values(key)).toEqual([expect.any(Number)]);
});

test("a failure has the name that the platform gave it", async () => {
  const subtle = connect();
  const key = await subtle.importKey("raw", new Uint8Array(32), "AES-GCM", false, ["decrypt"]);
  await expect(subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, new Uint8Array(32))).rejects.toMatchObject(
    {
      name: "OperationError",
    },
  );
});

test("a derivation that would never end is refused", async () => {
  const subtle = connect();
  const secret = await subtle.importKey("raw", text, "PBKDF2", false, ["deriveBits"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt: nonce, iterations: 2 ** 31 };
  await expect(subtle.deriveBits(derivation, secret, 256)).rejects.toThrow("more than 1000000 iterations");
});
