/** Why a request was not carried out. The handler turns it into the contract's `Error`. */
export type Refusal = {
  readonly status: 400 | 401 | 404 | 405 | 413 | 422 | 429 | 500 | 503;
  readonly errors: readonly string[];
  /** Methods that would have been right, for 405. */
  readonly allow?: string;
  /** How long to wait before the next request, in ms, for 429 and 503. */
  readonly retryAfter?: number;
};

/** Ends a request with a refusal. An exception, since it can come up at any depth of an operation. */
export class RefusalError extends Error {
  override readonly name = "RefusalError";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.errors.join(" "));
    this.refusal = refusal;
  }
}

/** Refuses with 401. It does not say which of the reasons it was: who tries keys learns nothing. */
export function unauthorized(message: string): RefusalError {
  return new RefusalError({ status: 401, errors: [message] });
}

/** Refuses with 422: the request was understood and is not one that can be carried out. */
export function unprocessable(message: string): RefusalError {
  return new RefusalError({ status: 422, errors: [message] });
}

/** Refuses with 503: the server takes no more requests. */
export function stopping(): RefusalError {
  return new RefusalError({
    status: 503,
    errors: ["The server is stopping. Nothing was done. Send the request again in a moment."],
    retryAfter: 1000,
  });
}

/** Refuses with 503: there is more to do than can be done. */
export function overloaded(retryAfter: number): RefusalError {
  return new RefusalError({
    status: 503,
    errors: [
      "The server has more resets to carry out than it can. Nothing was done. Wait as long as Retry-After says, then send it again.",
    ],
    retryAfter,
  });
}

/** Refuses with 503: the database did not take what was to be written, and nothing of it was kept. */
export function unavailable(retryAfter: number): RefusalError {
  return new RefusalError({
    status: 503,
    errors: [
      "The server cannot write to its database at the moment. Nothing was done. Wait as long as Retry-After says, then send the request again.",
    ],
    retryAfter,
  });
}
