import type { LimitOutcomes } from "../limits/quotas.ts";
import type { StoreFailure } from "../stores/unavailable.ts";
import type { Route } from "./routes.ts";

/** A request that was answered; never a secret, an address or a path. */
export type RequestEvent = {
  readonly requestId: string;
  /** What was asked for; `undefined` where nothing is at that path, or not for that method. */
  readonly operation: Route | undefined;
  readonly status: number;
  /** How long the answer took, in ms. */
  readonly duration: number;
  /** What each limit said that the request came to; above that of an address, the answer is the same `201`. */
  readonly limits: LimitOutcomes;
  /** With 503, why the database took nothing; `undefined` where it was not the database. */
  readonly storeFailure: StoreFailure | undefined;
};
