import { hash } from "node:crypto";
import { addressKey } from "../text/email.ts";

/** What is known of an address. `seen`: this run has dealt with it. `pending`: nothing happened to it yet. */
export type AddressState = "pending" | "asked" | "unknown" | "seen";

const codes: readonly AddressState[] = ["pending", "asked", "unknown", "seen"];

/** What is known of a great many addresses, in a few bytes each. */
export type AddressTable = {
  readonly get: (address: string) => AddressState | undefined;
  readonly set: (address: string, state: AddressState) => void;
};

/** Numbers of 32 bits that are kept of an address's digest. Two of a million are mistaken once in 10^17. */
const words = 3;

/**
 * Makes a table with room for so many addresses; it grows when there are more. An address is kept as 96
 * bits of its SHA-256 in an open hash table, so that a million take some 16 MB.
 */
export function createAddressTable(expected: number): AddressTable {
  let capacity = Math.max(1024, Math.ceil(expected * 1.3));
  let digests = new Uint32Array(capacity * words);
  let states = new Uint8Array(capacity);
  let used = 0;

  /** Where a digest stands, or would stand. */
  const find = (digest: Uint32Array): number => {
    let slot = (digest[0] ?? 0) % capacity;
    while (states[slot] !== 0 && !digest.every((word, index) => digests[slot * words + index] === word)) {
      slot = (slot + 1) % capacity;
    }
    return slot;
  };
  const put = (digest: Uint32Array, state: number): void => {
    const slot = find(digest);
    if (states[slot] === 0) used += 1;
    digests.set(digest, slot * words);
    states[slot] = state;
  };
  const grow = (): void => {
    const old = { capacity, digests, states };
    capacity *= 2;
    digests = new Uint32Array(capacity * words);
    states = new Uint8Array(capacity);
    used = 0;
    for (let slot = 0; slot < old.capacity; slot += 1) {
      const state = old.states[slot] ?? 0;
      if (state !== 0) put(old.digests.subarray(slot * words, (slot + 1) * words), state);
    }
  };
  return {
    get: (address) => codes[(states[find(digestOf(address))] ?? 0) - 1],
    set(address, state) {
      if (used > capacity * 0.8) grow();
      put(digestOf(address), codes.indexOf(state) + 1);
    },
  };
}

function digestOf(address: string): Uint32Array {
  const bytes = hash("sha256", addressKey(address), "buffer");
  return Uint32Array.from({ length: words }, (_, index) => bytes.readUInt32LE(index * 4));
}
