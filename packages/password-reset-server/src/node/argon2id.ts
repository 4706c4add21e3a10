import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import type { PasswordHasher } from "../passwords/hasher.ts";
import { createHashQueue } from "./hash-queue.ts";

/** How much work a hash is. */
export type Argon2idOptions = {
  /** Memory in KiB. Default 19 456. */
  readonly memory?: number;
  /** How often the memory is passed over. Default 2. */
  readonly passes?: number;
  /** Lanes that are computed side by side. Default 1. */
  readonly parallelism?: number;
  /**
   * How many hashes are computed at once. Default: one for each processor, but one less than libuv has threads
   * (`UV_THREADPOOL_SIZE`, else 4), so that files and names are still found while passwords are hashed.
   */
  readonly concurrency?: number;
  /** How many more may wait for their turn before others are turned away. Default 256. */
  readonly queue?: number;
};

/** A hasher that can be watched. */
export type Argon2idHasher = PasswordHasher & {
  /** How many hashes are being computed, and how many wait for their turn. */
  readonly load: () => { readonly running: number; readonly waiting: number };
};

const HASH =
  /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

const derive = promisify(argon2);

/**
 * A hasher on argon2id, by default with the least work that OWASP's cheat sheet asks for, off the main thread.
 * Hashes are PHC strings, which other implementations read too, and name their own parameters: these may be raised
 * at any time. A burst does not pile up without bound: what finds the queue full is turned away at once.
 *
 * @throws {@link PasswordResetServerError} `overloaded`, from both functions of the hasher, where the queue is full.
 * @example
 * ```ts
 * import { createArgon2idHasher } from "@metal/password-reset-server/node";
 *
 * const hasher = createArgon2idHasher();
 * await hasher.verify("secret", await hasher.hash("secret")); // true
 * ```
 */
export function createArgon2idHasher(options: Argon2idOptions = {}): Argon2idHasher {
  const { memory = 19_456, passes = 2, parallelism = 1, queue = 256 } = options;
  const { inTurn, load } = createHashQueue({
    concurrency: options.concurrency ?? defaultConcurrency(),
    queue,
  });
  return {
    load,
    async hash(password) {
      const nonce = randomBytes(SALT_BYTES);
      const work = { message: password, nonce, memory, passes, parallelism, tagLength: HASH_BYTES };
      const hash = await inTurn(() => derive("argon2id", work));
      return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${phcBase64(nonce)}$${phcBase64(hash)}`;
    },
    async verify(password, hash) {
      const [, m, t, p, salt, tag] = HASH.exec(hash) ?? [];
      if (salt === undefined || tag === undefined) return false;
      const expected = Buffer.from(tag, "base64");
      const work = {
        message: password,
        nonce: Buffer.from(salt, "base64"),
        memory: Number(m),
        passes: Number(t),
        parallelism: Number(p),
        tagLength: expected.length,
      };
      return timingSafeEqual(await inTurn(() => derive("argon2id", work)), expected);
    },
  };
}

function defaultConcurrency(): number {
  const threads = Number(process.env["UV_THREADPOOL_SIZE"]) || 4;
  return Math.max(1, Math.min(availableParallelism(), threads - 1));
}

function phcBase64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
