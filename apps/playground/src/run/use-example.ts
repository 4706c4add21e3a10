import { useState } from "react";
import { codeOf, type Example, type Variant, type VariantId } from "../examples/examples.ts";
import type { FaultId } from "../wire/faults.ts";
import { putToken } from "./put-token.ts";

/** An example as somebody is changing it. */
export type ExampleControl = {
  readonly variant: Variant;
  readonly code: string;
  /** Counts the texts that did not come from the editor, which it has to take over. */
  readonly revision: number;
  readonly fault: FaultId;
  /** Notes what the editor's text is now. */
  readonly edit: (code: string) => void;
  readonly setFault: (fault: FaultId) => void;
  /** Takes another way of writing the call; its code is the first one, with the token that was put in last. */
  readonly show: (id: VariantId) => void;
  /** Puts a token into the code, or else into the first one. */
  readonly insert: (token: string) => void;
  /** Takes what a link carried. */
  readonly take: (id: VariantId, fault: FaultId, code: string) => void;
  /** Brings the first code and fault back. */
  readonly reset: () => void;
};

export function useExample({ variants, faults }: Example): ExampleControl {
  const [first] = variants;
  const [variant, setVariant] = useState<Variant>(first);
  const [{ code, revision }, setText] = useState(() => ({ code: codeOf(first), revision: 0 }));
  const [fault, setFault] = useState<FaultId>(faults[0]);
  const [token, setToken] = useState<string>();
  const find = (id: VariantId): Variant => variants.find((each) => each.id === id) ?? first;
  const original = codeOf(variant);
  const setCode = (next: string): void => setText({ code: next, revision: revision + 1 });
  return {
    variant,
    code,
    revision,
    fault,
    edit: (next) => setText((text) => ({ ...text, code: next })),
    setFault,
    show(id) {
      const next = codeOf(find(id));
      setVariant(find(id));
      setCode(token === undefined ? next : (putToken(next, token) ?? next));
    },
    insert(given) {
      setToken(given);
      setCode(putToken(code, given) ?? putToken(original, given) ?? code);
    },
    take(id, wanted, shared) {
      setVariant(find(id));
      setFault(faults.find((each) => each === wanted) ?? faults[0]);
      setCode(shared);
    },
    reset() {
      setFault(faults[0]);
      setCode(original);
    },
  };
}
