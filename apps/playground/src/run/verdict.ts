import type { Outcome } from "@metal/password-reset";
import { ACCEPT_IDEMPOTENCY_KEY_HEADER, IDEMPOTENCY_KEY_HEADER } from "@metal/password-reset/contract";
import { wasCarriedOut, type Exchange, type Header, type Reply } from "../wire/exchange.ts";
import type { End } from "../sandbox/protocol.ts";
import type { RunState, Said } from "./run-state.ts";

export type Tone = "good" | "bad" | "unsure" | "neutral";

/** What the caller learnt of a run beside what is true of it. */
export type Verdict = {
  readonly tone: Tone;
  /** What the caller can know. */
  readonly learnt: string;
  /** The facts behind it: code, status, attempts. */
  readonly facts: readonly string[];
  /** What the server did. Only this page can know it. */
  readonly truth: string;
};

/** Judges a run that has reached its end; `undefined` where there is nothing to say. */
export function judge({ status, exchanges, said }: RunState): Verdict | undefined {
  if (status === "idle" || status === "running") {
    return undefined;
  }
  if (said !== undefined) {
    return { ...judgeSaid(said), truth: tellTruth(exchanges) };
  }
  return exchanges.length === 0 ? undefined : judgeSilence(status, exchanges);
}

const tones: Readonly<Record<Outcome, Tone>> = { not_applied: "bad", applied: "unsure", unknown: "unsure" };

/** What an outcome says, in brief; the client's own words for it stand in the console. */
const failures: Readonly<Record<Outcome, string>> = {
  not_applied: "It did not happen.",
  applied: "It happened, and the new password is lost.",
  unknown: "Nobody can know whether it happened.",
};

const successes = {
  createPasswordResetToken: "The server took the request for a mail.",
  resetPassword: "The password was reset, and the new one is known.",
} as const;

function judgeSaid(said: Said): Omit<Verdict, "truth"> {
  const attempts = said.attempts === 1 ? "1 attempt" : `${said.attempts} attempts`;
  if (said.type === "success") {
    return { tone: "good", learnt: successes[said.operation], facts: [`status ${said.status}`, attempts] };
  }
  const { code, outcome, status } = said;
  return {
    tone: tones[outcome],
    learnt: failures[outcome],
    facts: [
      `outcome ${outcome}`,
      `code ${code}`,
      ...(status === undefined ? [] : [`status ${status}`]),
      attempts,
    ],
  };
}

const silences: Readonly<Record<Exclude<End, "finished">, string>> = {
  threw: "An error, which does not say what is true now.",
  stopped: "Nothing: the run was stopped before it heard of anything.",
  limit: "Nothing: it was still waiting when its time was up.",
};

/** What is true of a server that this page cannot look into. */
export const untold = "Only your server knows. This page sees what came back, and no more.";

/** Code that does not use the client says nothing by itself; only its end can be judged. */
function judgeSilence(status: End, exchanges: readonly Exchange[]): Verdict {
  const truth = tellTruth(exchanges);
  if (status === "finished") {
    const reset = deeds(exchanges, "DELETE");
    const harmed = reset.length > 1 || reset.some(isWithoutPassword) || believedElsewhere(exchanges);
    const tone = harmed ? "bad" : "neutral";
    return { tone, learnt: "No error: all went well, it seems.", facts: [], truth };
  }
  const refused = status === "threw" ? statusHeard(exchanges) : undefined;
  const learnt =
    refused === undefined
      ? silences[status]
      : `An error with the status ${refused}. What is true now is left to the caller.`;
  return { tone: "unsure", learnt, facts: [], truth };
}

/** What the last answer said, where it was a refusal. */
function statusHeard(exchanges: readonly Exchange[]): number | undefined {
  const reply = exchanges.at(-1)?.reply;
  return reply?.type === "answer" && reply.status >= 300 ? reply.status : undefined;
}

function tellTruth(exchanges: readonly Exchange[]): string {
  const asked = deeds(exchanges, "POST");
  const reset = deeds(exchanges, "DELETE");
  const sentences = [
    ...(asked.length > 0 ? [`The server took a request for a mail${times(asked.length)}.`] : []),
    ...(reset.length > 0 ? [`The server reset the password${times(reset.length)}.`] : []),
    ...tellUnheard([...asked, ...reset]),
    ...(reset.some(({ tries }) => tries > 1)
      ? ["Asked again under the same key, it gave the same answer."]
      : []),
    ...(reset.some(isWithoutPassword) ? ["The answer did not have it."] : []),
  ];
  const home = sentences.length === 0 ? "The server did nothing." : sentences.join(" ");
  return believedElsewhere(exchanges) ? `${home} The key went to another server, which was believed.` : home;
}

function tellUnheard(done: readonly Deed[]): readonly string[] {
  const unheard = done.filter(({ reply }) => reply.type !== "answer").length;
  if (unheard === 0) {
    return [];
  }
  if (done.length === 1) {
    return ["Its answer never arrived."];
  }
  return [`${unheard === 1 ? "One" : unheard} of its answers never arrived.`];
}

/** Whether the answer came through, but without what is secret in it. */
function isWithoutPassword({ reply }: Deed): boolean {
  return reply.type === "answer" && reply.body.every((part) => typeof part === "string");
}

function believedElsewhere(exchanges: readonly Exchange[]): boolean {
  return exchanges.some(({ foreign, reply }) => foreign && reply.type === "answer");
}

/** What the server did once, with the answer that the caller heard last, and how often it was asked. */
type Deed = { readonly reply: Reply; readonly tries: number };

/** What the server did. Where it declares safe repeat, requests under one key are one deed. */
function deeds(exchanges: readonly Exchange[], method: string): readonly Deed[] {
  const done = exchanges.filter((exchange) => exchange.method === method && wasCarriedOut(exchange));
  const isSafe = exchanges.some(
    ({ reply }) =>
      reply.type === "answer" && read(reply.headers, ACCEPT_IDEMPOTENCY_KEY_HEADER) !== undefined,
  );
  const byKey = Map.groupBy(
    done,
    (exchange) => (isSafe ? read(exchange.headers, IDEMPOTENCY_KEY_HEADER) : undefined) ?? exchange,
  );
  return Array.from(byKey.values(), (tries) => ({
    reply: tries.at(-1)?.reply ?? { type: "pending" },
    tries: tries.length,
  }));
}

function read(headers: readonly Header[], wanted: string): string | undefined {
  const header = headers.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  return header?.value.map((part) => (typeof part === "string" ? part : part.secret)).join("");
}

function times(count: number): string {
  const words = ["", "", " twice", " three times"];
  return words[count] ?? ` ${count} times`;
}
