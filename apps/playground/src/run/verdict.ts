import type { Outcome } from "@metal/password-reset";
import { wasCarriedOut, type Exchange } from "../wire/exchange.ts";
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
  if (exchanges.length === 0) {
    return undefined;
  }
  return { ...judgeSilence(status), truth: tellTruth(exchanges) };
}

const tones: Readonly<Record<Outcome, Tone>> = { not_applied: "bad", applied: "unsure", unknown: "unsure" };

const failures = {
  createPasswordResetToken: {
    not_applied: "No mail was asked for.",
    applied: "The mail was asked for.",
    unknown: "Nobody can know whether a mail is on its way.",
  },
  resetPassword: {
    not_applied: "The password was not changed.",
    applied: "The password was reset, but the new one is lost.",
    unknown: "Nobody can know whether the password was reset.",
  },
} as const;

const successes = {
  createPasswordResetToken: "The server took the request for a mail.",
  resetPassword: "The password was reset, and this is the new one.",
} as const;

function judgeSaid(said: Said): Omit<Verdict, "truth"> {
  const attempts = said.attempts === 1 ? "1 attempt" : `${said.attempts} attempts`;
  if (said.type === "success") {
    return { tone: "good", learnt: successes[said.operation], facts: [`status ${said.status}`, attempts] };
  }
  const { code, outcome, status, operation } = said;
  return {
    tone: tones[outcome],
    learnt: failures[operation][outcome],
    facts: [
      `outcome ${outcome}`,
      `code ${code}`,
      ...(status === undefined ? [] : [`status ${status}`]),
      attempts,
    ],
  };
}

function judgeSilence(status: RunState["status"]): Omit<Verdict, "truth"> {
  if (status === "finished") {
    return { tone: "neutral", learnt: "The code came to its end without an error.", facts: [] };
  }
  return status === "threw"
    ? { tone: "neutral", learnt: "An error, which does not say what is true now.", facts: [] }
    : { tone: "neutral", learnt: "Nothing: the run was stopped before it heard of anything.", facts: [] };
}

function tellTruth(exchanges: readonly Exchange[]): string {
  const done = exchanges.filter(wasCarriedOut);
  const asked = done.filter(({ method }) => method === "POST").length;
  const reset = done.filter(({ method }) => method === "DELETE").length;
  const deeds = [
    ...(asked > 0 ? [`took a request for a mail${times(asked)}`] : []),
    ...(reset > 0 ? [`reset the password${times(reset)}`] : []),
  ];
  return deeds.length === 0 ? "The server did nothing." : `The server ${deeds.join(", and ")}.`;
}

function times(count: number): string {
  const words = ["", "", " twice", " three times"];
  return words[count] ?? ` ${count} times`;
}
