/** What the fault server can do to a request. Each is the name of a base URL below its root. */
export type Fault =
  /** Reads the request and cuts the connection. */
  | "lost"
  /** Succeeds and keeps the connection, then reads the next request on it and cuts it. */
  | "lost-later"
  /** Reads the request and never answers. */
  | "silent"
  /** Begins an answer and never ends it. */
  | "stalled"
  /** Points to `elsewhere`. */
  | "redirect"
  /** Succeeds. */
  | "elsewhere"
  /** Succeeds without the new password. */
  | "no-password"
  /** Succeeds, and sends fifty megabytes. */
  | "huge"
  /** Answers 503. */
  | "failing"
  /** Answers 429 the first time, asking to come back at once, and succeeds after that. */
  | "limited-once"
  /** Answers 422 with two messages, one of which quotes the address. */
  | "refusing";

/** What the fault server has seen of a fault, preflights left out. */
export type Seen = {
  /** The methods in the order in which they came. */
  readonly methods: readonly string[];
  /** The last address that was asked for. */
  readonly email: string | undefined;
  /** How many bytes of answers were taken off its hands. */
  readonly bytes: number;
};
