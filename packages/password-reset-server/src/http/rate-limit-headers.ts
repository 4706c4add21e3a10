import type { Limit, LimitDecision } from "../limits/limiter.ts";
import type { Limits } from "../limits/create-limits.ts";
import type { Quotas } from "../limits/quotas.ts";

/** Says how much is let through in which time. */
export const POLICY_HEADER = "RateLimit-Policy";
/** Says how much of that is left, and in how many seconds there is all of it again. */
export const STATE_HEADER = "RateLimit";

/** Limits that a client may know of: nothing in them tells who has an account. */
type QuotaName = "server" | "key";

/** Tells a client how it stands with its limits. */
export type AnnounceLimits = (reply: Response, quotas: Quotas) => void;

/**
 * Makes the headers of draft-ietf-httpapi-ratelimit-headers-11, whose values are lists of structured fields. The holder
 * of a key is told of both limits; who has none is told of the server's where it is reached, since what is left of it
 * says how many others there are.
 */
export function createAnnounceLimits({ policies }: Pick<Limits, "policies">): AnnounceLimits {
  const policyOf = { server: describePolicy("server", policies), key: describePolicy("key", policies) };
  return (reply, quotas) => {
    const key = quotas.find("key");
    const server = quotas.find("server");
    const shown = key === undefined && server?.allowed !== false ? [] : (["server", "key"] as const);
    const states: string[] = [];
    const described: string[] = [];
    for (const name of shown) {
      const state = describeState(name, quotas.find(name));
      const policy = policyOf[name];
      if (state !== undefined) states.push(state);
      if (state !== undefined && policy !== undefined) described.push(policy);
    }
    if (states.length > 0) reply.headers.set(STATE_HEADER, states.join(", "));
    if (described.length > 0) reply.headers.set(POLICY_HEADER, described.join(", "));
  };
}

function describePolicy(
  name: QuotaName,
  policies: Readonly<Record<QuotaName, Limit | undefined>>,
): string | undefined {
  const limit = policies[name];
  return limit && `"${name}";q=${limit.requests};w=${seconds(limit.window)}`;
}

function describeState(name: QuotaName, decision: LimitDecision | undefined): string | undefined {
  if (decision === undefined) return undefined;
  if (!decision.allowed) return `"${name}";r=0;t=${seconds(decision.retryAfter)}`;
  const { remaining, resetAfter } = decision;
  if (remaining === undefined) return undefined;
  const left = `"${name}";r=${Math.max(0, Math.floor(remaining))}`;
  return resetAfter === undefined ? left : `${left};t=${seconds(resetAfter)}`;
}

/** Rounded up: a second too late is better than one too early. */
export function seconds(milliseconds: number): number {
  return Math.max(1, Math.ceil(milliseconds / 1000));
}
