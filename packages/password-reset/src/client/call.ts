import type { Outcome } from "../errors/password-reset-error.ts";
import type { WhatHappened } from "./events.ts";
import type { Prepared } from "./prepare.ts";
import type { Outgoing } from "./send.ts";

/** One call that is under way: what its parts need to know, and how far it has come. */
export type Call = Outgoing &
  Pick<Prepared, "idempotencyKey" | "method"> & {
    readonly token: string;
    /** How many repeats. */
    readonly retry: number;
    /** What no error may show. */
    readonly secrets: readonly string[];
    /** Tells the listener, where there is one. */
    readonly tell: ((what: WhatHappened) => Promise<void>) | undefined;
    /** For how long from the start the server knows of an attempt that may have been carried out, in ms. */
    lifetime: number;
    /** How many requests were started. */
    attempts: number;
    /** What is true after all attempts together. */
    outcome: Outcome;
  };
