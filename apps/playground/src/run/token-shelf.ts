/** A token that somebody wants to use. A new object asks for it again. */
export type OfferedToken = { readonly token: string };

let offered: OfferedToken | undefined;
const listeners = new Set<() => void>();

/** Hands a mail's token from the example that got it to the one that takes it. */
export const tokenShelf = {
  offer: (token: string): void => {
    offered = { token };
    for (const listener of listeners) {
      listener();
    }
  },
  read: (): OfferedToken | undefined => offered,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
} as const;
