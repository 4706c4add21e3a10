import { availableParallelism } from "node:os";
import { createArgon2idHasher } from "@metal/password-reset-server/node";

/** How many passwords argon2id hashes in a second on all processors, with nothing around it. */
export async function hashesPerSecond(seconds: number): Promise<number> {
  const concurrency = availableParallelism();
  const hasher = createArgon2idHasher({ concurrency });
  const end = performance.now() + seconds * 1000;
  const startedAt = performance.now();
  let hashes = 0;
  const work = async (): Promise<void> => {
    while (performance.now() < end) {
      await hasher.hash("correct horse battery staple");
      hashes += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return (hashes / (performance.now() - startedAt)) * 1000;
}
