import type { Route } from "./routes.ts";

/** A request that was answered; never a secret, an address or a path. */
export type RequestEvent = {
  readonly requestId: string;
  /** What was asked for; `undefined` where nothing is at that path, or not for that method. */
  readonly operation: Route | undefined;
  readonly status: number;
  /** How long the answer took, in ms. */
  readonly duration: number;
};
