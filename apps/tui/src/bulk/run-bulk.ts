import type { Failure } from "../state/state.ts";
import type { Counts } from "./counts.ts";
import { judge, type Verdict } from "./judge.ts";
import type { JournalEntry } from "./journal-entry.ts";
import type { Journal } from "./journal.ts";
import type { Pace } from "./pace.ts";
import type { Address } from "./select-addresses.ts";

/** What came of one call. */
export type AskResult =
  | { readonly type: "asked"; readonly requestId: string | undefined }
  | { readonly type: "failed"; readonly failure: Failure };

/** Why a run ended before its list did. */
export type Stop = { readonly failure: Failure; readonly email: string };

type Options = {
  readonly addresses: AsyncIterator<Address>;
  readonly ask: (email: string) => Promise<AskResult>;
  readonly counts: Counts;
  readonly journal: Journal;
  readonly pace: Pace;
  readonly concurrency: number;
  /** The time in ms. */
  readonly clock: () => number;
  /** Is told of each address that was not simply asked for. */
  readonly onTrouble: (address: Address, verdict: "rejected" | "unknown", failure: Failure) => void;
};

/** So many calls in a row may come to nothing before the run is ended. */
const patience = 6;

/**
 * Asks for a mail to each address, some at a time. What is about to be done is in the journal before it is
 * done. Resolves when nothing is under way any more; rejects where the journal cannot be written.
 */
export async function runBulk(options: Options): Promise<Stop | undefined> {
  const { addresses, ask, counts, journal, pace, concurrency, clock, onTrouble } = options;
  let stop: Stop | undefined;
  let inVain = 0;

  const note = async (address: Address, state: JournalEntry["state"], facts: object = {}): Promise<void> =>
    journal.note({ state, ...address, at: new Date(clock()).toISOString(), ...facts });
  /** What became of a call may be written down later: until then it counts as unknown. */
  const noteLater = (address: Address, state: JournalEntry["state"], facts: object): void =>
    void note(address, state, facts).catch(() => undefined);

  const settle = (address: Address, failure: Failure): Verdict => {
    const verdict = judge(failure);
    const { code, status, requestId, retryAfter } = failure;
    const state = verdict === "again" || verdict === "stop" ? "not_applied" : verdict;
    noteLater(address, state, { code, status, requestId });
    if (verdict === "rejected" || verdict === "unknown") {
      counts[verdict] += 1;
      onTrouble(address, verdict, failure);
    }
    inVain = verdict === "rejected" ? 0 : inVain + 1;
    if (verdict === "unknown" || verdict === "again") pace.slowDown(retryAfter);
    if (verdict === "stop" || inVain >= patience) {
      stop ??= { failure, email: address.email };
      pace.stop();
    }
    return verdict;
  };

  const work = async (): Promise<void> => {
    for (;;) {
      const { done, value: address } = await addresses.next();
      if (done === true) return;
      let verdict: Verdict | "asked" = "again";
      while (verdict === "again") {
        if (!(await pace.turn())) return;
        await note(address, "sending");
        const result = await ask(address.email);
        if (result.type === "failed") {
          verdict = settle(address, result.failure);
          continue;
        }
        verdict = "asked";
        counts.asked += 1;
        inVain = 0;
        pace.recover();
        noteLater(address, "asked", { requestId: result.requestId });
      }
    }
  };
  const workers = Array.from({ length: concurrency }, async () =>
    work().catch((error: unknown) => {
      // The others finish what they have begun, and begin nothing new.
      pace.stop();
      throw error;
    }),
  );
  const ends = await Promise.allSettled(workers);
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return stop;
}
