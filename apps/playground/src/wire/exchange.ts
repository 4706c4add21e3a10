import type { MaskedText } from "./masked-text.ts";

/** One request on the wire, and what became of it. Times are in ms from the start of the run. */
export type Exchange = {
  /** Counts from 1 within the run. */
  readonly id: number;
  readonly method: string;
  /** Path and query; the host too, where it is foreign. */
  readonly target: string;
  /** Whether it went to another server than the one that was meant. */
  readonly foreign: boolean;
  readonly headers: readonly Header[];
  readonly start: number;
  readonly end: number | undefined;
  /** What the server answered, whether or not the caller saw it; `undefined` where it was not asked. */
  readonly served: number | undefined;
  readonly reply: Reply;
};

export type Header = { readonly name: string; readonly value: MaskedText };

/** What the caller saw. */
export type Reply =
  | { readonly type: "pending" }
  | {
      readonly type: "answer";
      readonly status: number;
      readonly headers: readonly Header[];
      readonly body: MaskedText;
    }
  /** The connection was lost; `reason` is the platform's code, where it knows one. */
  | { readonly type: "lost"; readonly reason: string | undefined }
  /** The caller did not wait for the answer. */
  | { readonly type: "left" };

/** Tells whether the server carried the operation out. */
export function wasCarriedOut({ served }: Exchange): boolean {
  return served !== undefined && served >= 200 && served < 300;
}
