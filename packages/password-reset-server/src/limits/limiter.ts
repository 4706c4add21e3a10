/**
 * What a limiter answers: go on, or wait that many ms. Where it says how many more requests there are, and after how
 * many ms there are all of them again, clients are told so.
 */
export type LimitDecision =
  | {
      readonly allowed: true;
      readonly remaining?: number | undefined;
      readonly resetAfter?: number | undefined;
    }
  | { readonly allowed: false; readonly retryAfter: number };

/** Counts what somebody does, and says when it is too much. Shared by several processes where its counters are. */
export type Limiter = (subject: string) => Promise<LimitDecision>;

/** So many requests within so many ms. */
export type Limit = { readonly requests: number; readonly window: number };

/** A limit to count in this process, a limiter of the host's own, or `false` for none. */
export type LimitOption = Limit | Limiter | false;

/** What is limited. */
export type LimitOptions = {
  /** Requests with one key. Default 600 a minute. */
  readonly key?: LimitOption | undefined;
  /** Reset mails to one address; above it the answer is the same and no mail is sent. Default 10 an hour. */
  readonly address?: LimitOption | undefined;
  /** Requests from one client network: an IPv4 address, or an IPv6 /64. Default 600 a minute. */
  readonly network?: LimitOption | undefined;
  /**
   * Requests of all clients together, counted after those of their networks. Default `false`: what is enough depends on
   * the machine, and whoever can send so many shuts all others out.
   */
  readonly server?: LimitOption | undefined;
};
