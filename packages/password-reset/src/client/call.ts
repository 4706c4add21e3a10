import type { Operation } from "../contract/names.ts";
import type { Outcome } from "../errors/password-reset-error.ts";
import type { Configuration } from "./configuration.ts";
import type { Deadline } from "./deadline.ts";
import type { WhatHappened } from "./events.ts";
import type { Prepared } from "./prepare.ts";

/** One call that is under way: what its parts need to know, and how far it has come. */
export type Call = Omit<Configuration, "token"> &
  Prepared & {
    readonly configuration: Configuration;
    readonly operation: Operation;
    readonly token: string;
    readonly deadline: Deadline;
    /** Tells the listener. */
    readonly tell: (what: WhatHappened) => Promise<void>;
    /** How many requests were started. */
    attempts: number;
    /** What is true after all attempts together. */
    outcome: Outcome;
  };
