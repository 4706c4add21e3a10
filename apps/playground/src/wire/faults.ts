/** A fault between caller and server, as a reader chooses it. It strikes the first request of a run. */
export type Fault = {
  readonly label: string;
  /** What happens, in one sentence. */
  readonly effect: string;
};

export const faults = {
  none: { label: "None", effect: "Requests reach the server, and its answers come back." },
  "lost-after": {
    label: "Reply lost after the server did it",
    effect: "The server carries the request out; the connection breaks before the answer is back.",
  },
  "lost-before": {
    label: "Request lost on the way",
    effect: "The connection breaks before the server has seen the request. The caller cannot tell.",
  },
  refused: {
    label: "Connection refused",
    effect: "No connection is made, and the platform says so, as Node does with ECONNREFUSED.",
  },
  "never-answered": {
    label: "Never answered",
    effect: "The request is taken, and nothing comes back until the caller gives up.",
  },
  "rate-limited": {
    label: "429, wait one second",
    effect: "Too many requests: the answer is 429 with Retry-After: 1.",
  },
  "rate-limited-long": {
    label: "429, wait one hour",
    effect: "Too many requests: the answer is 429 with Retry-After: 3600.",
  },
  unavailable: {
    label: "503 Service Unavailable",
    effect: "Something before the server answers 503. From outside it could have come from behind it too.",
  },
  redirect: {
    label: "Redirect to another origin",
    effect:
      "The answer is 307 to elsewhere.example, which says that it did it and gives a password of its own.",
  },
  "proxy-page": {
    label: "502 with a proxy's HTML page",
    effect: "A proxy answers with a page that is not the contract's JSON.",
  },
  "no-password": {
    label: "2xx without a password",
    effect: "The server carries the request out, and its answer arrives as an empty object.",
  },
  "revoked-key": {
    label: "401, the key was revoked",
    effect: "The server does not know the key that arrives.",
  },
  unprocessable: {
    label: "422, refused as it stands",
    effect: "What arrives cannot be carried out: an address that is none, or a key that has no user.",
  },
  "used-token": {
    label: "401, the token was used before",
    effect: "Somebody else resets with the same token a moment earlier.",
  },
  "expired-token": {
    label: "401, the token has expired",
    effect: "The server's clock stands two hours later while it looks at the token.",
  },
  "clock-moved": {
    label: "Server's clock jumps two hours",
    effect:
      "The clock moves before the request and stays there: tokens that were mailed before have expired.",
  },
  "slow-mail": {
    label: "Slow mail",
    effect: "The mail takes three seconds. The answer does not wait for it: the outbox holds it till then.",
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultId = keyof typeof faults;
