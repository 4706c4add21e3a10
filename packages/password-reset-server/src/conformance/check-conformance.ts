import {
  AUTH_TOKEN_HEADER,
  IDEMPOTENCY_KEY_HEADER,
  RESET_PASSWORD_PATH,
} from "@metal/password-reset/contract";
import { CREATE_RULES } from "./create-rules.ts";
import { DOCUMENT_RULES } from "./document-rules.ts";
import { ConformanceError } from "./expect.ts";
import { announcesSafeRepeat, REPEAT_RULES } from "./repeat-rules.ts";
import { REPLY_RULES } from "./reply-rules.ts";
import { RESET_RULES } from "./reset-rules.ts";
import type { ConformanceOptions, ConformanceReport, Need, Probe, Rule, RuleResult } from "./types.ts";

const RULES: readonly Rule[] = [
  ...CREATE_RULES,
  ...RESET_RULES,
  ...REPEAT_RULES,
  ...REPLY_RULES,
  ...DOCUMENT_RULES,
];

/**
 * Checks a server of the contract rule by rule, in process or over the network. It asks for mails and replaces the
 * account's password several times: use an account that is there for it, and lift the limits.
 *
 * @example
 * ```ts
 * import { checkConformance } from "@metal/password-reset-server/conformance";
 *
 * const { conforms, results } = await checkConformance({ baseUrl, email, userKey, projectKey });
 * ```
 */
export async function checkConformance(options: ConformanceOptions): Promise<ConformanceReport> {
  const probe = createProbe(options);
  const lacking = lackingIn(options, await announcesSafeRepeat(probe));
  const results: RuleResult[] = [];
  // One after the other: a reset token is that of the mail which was asked for last.
  for (const rule of RULES) results.push(await checkRule(rule, probe, lacking));
  const conforms = results.every(({ level, status }) => level !== "contract" || status === "passed");
  return { conforms, results };
}

async function checkRule(rule: Rule, probe: Probe, lacking: ReadonlyMap<Need, string>): Promise<RuleResult> {
  const { id, level, rule: text } = rule;
  const missing = rule.needs.flatMap((need) => lacking.get(need) ?? []);
  if (missing.length > 0) {
    return { id, level, rule: text, status: "skipped", detail: missing.join(", ") };
  }
  try {
    await rule.check(probe);
    return { id, level, rule: text, status: "passed", detail: undefined };
  } catch (error) {
    return { id, level, rule: text, status: "failed", detail: describe(error) };
  }
}

/** What cannot be had here, each with what to say of it. */
function lackingIn(options: ConformanceOptions, safeRepeat: boolean): ReadonlyMap<Need, string> {
  const lacking = new Map<Need, string>();
  for (const name of ["userKey", "projectKey", "readResetToken"] as const) {
    if (options[name] === undefined) lacking.set(name, `not given: ${name}`);
  }
  if (lacking.has("userKey") && lacking.has("projectKey")) lacking.set("anyKey", "not given: anyKey");
  if (!safeRepeat) lacking.set("safeRepeat", "not announced: safe repeat");
  return lacking;
}

/** The messages of other errors may quote what was sent. */
function describe(error: unknown): string {
  return error instanceof ConformanceError ? error.message : "no answer that could be read";
}

function createProbe(options: ConformanceOptions): Probe {
  const { fetch = (request) => globalThis.fetch(request), email, userKey = "", projectKey = "" } = options;
  const base = String(options.baseUrl ?? "http://localhost/metal/v1").replace(/\/+$/, "");
  const anyKey = projectKey === "" ? userKey : projectKey;

  const send: Probe["send"] = async (
    method,
    { token, idempotencyKey, query = "", path = RESET_PASSWORD_PATH, body } = {},
  ) => {
    const headers = new Headers({ Accept: "application/json" });
    if (token !== undefined) headers.set(AUTH_TOKEN_HEADER, token);
    if (idempotencyKey !== undefined) headers.set(IDEMPOTENCY_KEY_HEADER, `"${idempotencyKey}"`);
    const url = `${base}${path}${query === "" ? "" : `?${query}`}`;
    const request = new Request(url, { method, headers, body: body ?? null, redirect: "manual" });
    const response = await fetch(request);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  return {
    email,
    unknownEmail: options.unknownEmail ?? `${crypto.randomUUID()}@example.com`,
    anyKey,
    userKey,
    projectKey,
    send,
    async newResetToken() {
      await send("POST", { token: anyKey, query: `email=${encodeURIComponent(email)}` });
      const token = await options.readResetToken?.();
      if (token === undefined) throw new ConformanceError("no reset token came");
      return token;
    },
  };
}
