import { isKeyHandle, type SubtleCall, type SubtleResult } from "./protocol.ts";

/** Most rounds that a key is derived with: nothing can end a derivation that has begun. */
const iterationLimit = 1_000_000;

/** Computes for a worker, and keeps its keys. Each run has one of its own. */
export function createSubtleAnswers(subtle: SubtleCrypto): (call: SubtleCall) => Promise<SubtleResult> {
  const keys = new Map<number, CryptoKey>();
  const toKey = (parameter: unknown): unknown =>
    isKeyHandle(parameter) ? keys.get(parameter.keyHandle) : parameter;
  const keep = (value: unknown): unknown => {
    if (!(value instanceof CryptoKey)) {
      return value;
    }
    const keyHandle = keys.size + 1;
    keys.set(keyHandle, value);
    return { keyHandle };
  };
  return async ({ method, parameters }) => {
    try {
      refuseEndless(parameters[0]);
      const compute = subtle[method] as (...given: readonly unknown[]) => Promise<unknown>;
      return { type: "value", value: keep(await compute.apply(subtle, parameters.map(toKey))) };
    } catch (error) {
      const { name, message } = error as Error;
      return { type: "failure", name, message };
    }
  };
}

function refuseEndless(algorithm: unknown): void {
  if (typeof algorithm !== "object" || algorithm === null || !("iterations" in algorithm)) {
    return;
  }
  if (Number(algorithm.iterations) > iterationLimit) {
    throw new RangeError(
      `This page derives no key in more than ${iterationLimit} iterations. Ask for fewer.`,
    );
  }
}
