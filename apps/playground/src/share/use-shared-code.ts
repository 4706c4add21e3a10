import { useEffect, useEffectEvent } from "react";
import { fromHash, type SharedCode } from "./shared-code.ts";

/** Calls back with what the page's link carries for an example: on arrival, and when another one is followed. */
export function useSharedCode(example: string | undefined, take: (shared: SharedCode) => void): void {
  const onShared = useEffectEvent(take);
  useEffect(() => {
    const left = new AbortController();
    const read = async (): Promise<void> => {
      const shared = await fromHash(location.hash);
      if (shared !== undefined && shared.example === example && !left.signal.aborted) {
        onShared(shared);
      }
    };
    addEventListener("hashchange", () => void read(), { signal: left.signal });
    void read();
    return () => left.abort();
  }, [example]);
}
