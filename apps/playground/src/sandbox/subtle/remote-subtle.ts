import { subtleMethods, isKeyHandle, type SubtleCall, type SubtleResult } from "./protocol.ts";

export type RemoteSubtle = {
  /** Like the platform's, with what its methods need computed elsewhere. */
  readonly subtle: SubtleCrypto;
  /** Takes what came of a call. */
  readonly receive: (id: number, result: SubtleResult) => void;
};

/**
 * Web Crypto for a worker that has none: browsers take its opaque origin for an insecure one. The frame has
 * it, computes, and keeps the keys.
 */
export function createRemoteSubtle(post: (id: number, call: SubtleCall) => void): RemoteSubtle {
  const waiting = new Map<number, (result: SubtleResult) => void>();
  let last = 0;

  async function call({ method, parameters }: SubtleCall): Promise<unknown> {
    const id = (last += 1);
    const { promise, resolve } = Promise.withResolvers<SubtleResult>();
    waiting.set(id, resolve);
    post(id, { method, parameters });
    const result = await promise;
    waiting.delete(id);
    if (result.type === "failure") {
      throw new DOMException(result.message, result.name);
    }
    return isKeyHandle(result.value) ? Object.freeze(result.value) : result.value;
  }

  const methods = subtleMethods.map(
    (method) => [method, async (...parameters: readonly unknown[]) => call({ method, parameters })] as const,
  );
  return {
    subtle: Object.fromEntries(methods) as unknown as SubtleCrypto,
    receive: (id, result) => waiting.get(id)?.(result),
  };
}
