import { expect, test } from "vitest";
import type { Exchange, Header, Reply } from "../wire/exchange.ts";
import { idleRun, reduceRun, type RunAction, type RunState } from "./run-state.ts";
import { judge } from "./verdict.ts";

const answer: Extract<Reply, { readonly type: "answer" }> = {
  type: "answer",
  status: 201,
  headers: [],
  body: [{ secret: "x" }],
};
const lost: Reply = { type: "lost", reason: undefined };

function exchange(
  id: number,
  method: string,
  served: number | undefined,
  reply: Reply,
): RunAction & { readonly type: "exchange" } {
  const rest = { target: "/", foreign: false, headers: [], start: 0, end: 1 };
  return { type: "exchange", exchange: { id, method, served, reply, ...rest } satisfies Exchange };
}

function after(...actions: readonly RunAction[]): RunState {
  return actions.reduce(reduceRun, reduceRun(idleRun, { type: "start" }));
}

test("nothing is judged while a run is on its way", () => {
  expect(judge(after(exchange(1, "DELETE", 201, answer)))).toBeUndefined();
});

test("code that sent nothing is not judged", () => {
  expect(judge(after({ type: "end", end: "finished" }))).toBeUndefined();
});

test("what the client says stands beside what the server did", () => {
  const state = after(
    exchange(1, "DELETE", 201, lost),
    {
      type: "event",
      event: {
        type: "failure",
        call: 1,
        operation: "resetPassword",
        attempts: 1,
        duration: 1,
        code: "network",
        outcome: "unknown",
        status: undefined,
        requestId: undefined,
      },
    },
    { type: "end", end: "finished" },
  );
  expect(judge(state)).toEqual({
    tone: "unsure",
    learnt: "Nobody can know whether it happened.",
    facts: ["outcome unknown", "code network", "1 attempt"],
    truth: "The server reset the password. Its answer never arrived.",
  });
});

test("a password that was reset twice without an error is bad, not good", () => {
  const state = after(exchange(1, "DELETE", 201, lost), exchange(2, "DELETE", 201, answer), {
    type: "end",
    end: "finished",
  });
  expect(judge(state)).toMatchObject({
    tone: "bad",
    truth: "The server reset the password twice. One of its answers never arrived.",
  });
});

test("two requests under one key are one reset where the server declares safe repeat, and two where not", () => {
  const header = (name: string, text: string): Header => ({ name, value: [text] });
  const keyed = (id: number, reply: Reply): RunAction => {
    const action = exchange(id, "DELETE", 201, reply);
    return { ...action, exchange: { ...action.exchange, headers: [header("idempotency-key", "k")] } };
  };
  const end: RunAction = { type: "end", end: "finished" };
  const declares = { ...answer, headers: [header("accept-idempotency-key", "DELETE;ttl=300")] };
  expect(judge(after(keyed(1, lost), keyed(2, declares), end))?.truth).toBe(
    "The server reset the password. Asked again under the same key, it gave the same answer.",
  );
  expect(judge(after(keyed(1, lost), keyed(2, answer), end))?.truth).toBe(
    "The server reset the password twice. One of its answers never arrived.",
  );
});

test("an exchange that gets further replaces what was known of it", () => {
  const state = after(exchange(1, "POST", undefined, { type: "pending" }), exchange(1, "POST", 201, answer));
  expect(state.exchanges).toHaveLength(1);
  expect(state.exchanges[0]?.served).toBe(201);
});
