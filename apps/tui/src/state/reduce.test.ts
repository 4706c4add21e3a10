import { describe, expect, test } from "vitest";
import { availableCommands } from "../commands/commands.ts";
import { readKey, type KeyPress } from "../commands/read-key.ts";
import { createSecret } from "../text/secret.ts";
import type { Effect } from "./effect.ts";
import type { AppEvent } from "./event.ts";
import { homeMenu } from "./menu.ts";
import { reduce } from "./reduce.ts";
import { initialState, type ConnectionFacts, type ExchangeFacts, type Failure, type State } from "./state.ts";

const builtIn: ConnectionFacts = {
  kind: "built-in",
  name: "built-in server",
  key: "mk_user_…7f2a",
  keySource: undefined,
  account: "ada@example.com",
  limit: 10_000,
};
const remote: ConnectionFacts = {
  kind: "remote",
  name: "https://reset.example.com",
  key: undefined,
  keySource: undefined,
  account: undefined,
  limit: false,
};
const facts: ExchangeFacts = { requestId: "01JD", status: 201, elapsed: 84, attempts: 1 };
const lost: Failure = {
  ...facts,
  status: undefined,
  code: "network",
  outcome: "unknown",
  messages: [],
  retryAfter: undefined,
};
const refused: Failure = { ...lost, outcome: "not_applied" };

type Run = { readonly state: State; readonly effects: readonly Effect[] };

/** Feeds keys and events in, one after the other, and collects the effects. */
function play(connection: ConnectionFacts, ...steps: readonly (string | AppEvent)[]): Run {
  return playOn(initialState(connection, 1000), ...steps);
}

function playOn(from: State, ...steps: readonly (string | AppEvent)[]): Run {
  let state = from;
  const effects: Effect[] = [];
  for (const step of steps) {
    const event = typeof step === "string" ? readKey(state, keyPress(step)) : step;
    if (event === undefined) continue;
    const update = reduce(state, event);
    state = update.state;
    effects.push(...update.effects);
  }
  return { state, effects };
}

function keyPress(name: string): KeyPress {
  return name.includes("@")
    ? { type: "text", text: name }
    : { type: "key", name, ...(name.length === 1 ? { text: name } : {}) };
}

const mail: AppEvent = {
  type: "mail",
  mail: {
    id: "1",
    to: "ada@example.com",
    subject: "Reset your password",
    text: "…",
    token: createSecret("mk_reset_x"),
    at: 1000,
    state: "new",
  },
};
const done: AppEvent = { type: "reset", id: 1, password: createSecret("new-password"), facts };

describe("asking for a mail", () => {
  test("starts one call with the address, without the spaces around it", () => {
    const { state, effects } = play(builtIn, "enter", " ada@example.com ", "enter");
    expect(effects).toEqual([{ type: "call", id: 1, call: { kind: "ask", email: "ada@example.com" } }]);
    expect(state.screen).toMatchObject({ name: "waiting", attempt: 1, since: 1000 });
  });

  test("sends nothing for what cannot be one address, and says so until something is typed", () => {
    const { state, effects } = play(builtIn, "a", "x", "enter");
    expect(effects).toEqual([]);
    expect(state.screen).toMatchObject({ name: "ask", problem: expect.any(String) });
    expect(playOn(state, "y").state.screen).toMatchObject({ problem: undefined });
  });

  test("letters that are commands elsewhere are text where text is typed", () => {
    const { state, effects } = play(builtIn, "a", "q", "?", "h");
    expect(effects).toEqual([]);
    expect(state.screen).toMatchObject({ name: "ask", field: { value: "q?h" } });
  });

  test("from the first screen to the new password it takes at most 8 keys beside the address", () => {
    const keys = [
      "enter",
      "ada@example.com",
      "enter",
      mail,
      { type: "asked", id: 1, facts },
      "enter",
      "enter",
      "y",
      { ...done, id: 2 },
    ] as const;
    expect(play(builtIn, ...keys).state.screen.name).toBe("password");
    expect(keys.filter((key) => typeof key === "string" && !key.includes("@")).length).toBeLessThanOrEqual(8);
  });
});

describe("a call under way", () => {
  const waiting = play(builtIn, "k", "y").state;

  test("shows its attempts and pauses", () => {
    const { state } = playOn(waiting, {
      type: "progress",
      id: 1,
      progress: { type: "pause", status: 429, delay: 2000 },
    });
    expect(state.screen).toMatchObject({ pause: { status: 429, until: 3000 } });
    const next = playOn(state, { type: "progress", id: 1, progress: { type: "attempt", attempt: 2 } });
    expect(next.state.screen).toMatchObject({ attempt: 2, pause: undefined });
  });

  test("is cancelled once, however often the key is pressed, and waits for what is then true", () => {
    const { state, effects } = playOn(waiting, "escape", "escape", "ctrl-c");
    expect(effects).toEqual([{ type: "cancel", id: 1 }]);
    expect(state.screen).toMatchObject({ name: "waiting", cancelling: true });
  });

  test("cannot be left, confirmed again or asked anew", () => {
    expect(playOn(waiting, "q", "y", "enter", "a", "k")).toEqual({ state: waiting, effects: [] });
  });

  test("takes no answer that belongs to another call", () => {
    expect(playOn(waiting, { ...done, id: 7 }).state).toEqual(waiting);
    expect(playOn(waiting, { type: "failed", id: 0, failure: lost }).state).toEqual(waiting);
  });
});

describe("the new password", () => {
  const shown = play(builtIn, "k", "y", done).state;

  test("is hidden at first, and leaving it unseen asks first", () => {
    expect(shown.screen).toMatchObject({ name: "password", revealed: false, kept: false });
    for (const key of ["enter", "q", "ctrl-c"]) {
      const { state, effects } = playOn(shown, key);
      expect([state.screen.name, effects]).toEqual(["leaving", []]);
    }
  });

  test("is dropped only by a yes to that question", () => {
    expect(playOn(shown, "q", "enter").state.screen.name).toBe("leaving");
    expect(playOn(shown, "q", "escape").state.screen).toEqual(shown.screen);
    expect(playOn(shown, "q", "y").effects).toEqual([{ type: "exit", code: 0 }]);
    expect(playOn(shown, "enter", "y").state.screen.name).toBe("home");
  });

  test.each([
    ["revealed", ["r"]],
    ["revealed and hidden again", ["r", "r"]],
    ["copied", ["c", { type: "copied", report: { through: "terminal" } }]],
    ["copied at the question", ["q", "c", { type: "copied", report: { through: "terminal" } }]],
  ] as const)("%s, it can be left without a question, and is gone from the state", (_, steps) => {
    const { state } = playOn(shown, ...steps, "enter");
    expect(state.screen.name).toBe("home");
  });

  test("help asked over it does not lead past the question", () => {
    expect(playOn(shown, "?", "q").state.screen.name).toBe("leaving");
  });
});

describe("a failure", () => {
  test("that was not carried out can be tried again; a reset is confirmed anew", () => {
    const asked = play(
      builtIn,
      "a",
      "ada@example.com",
      "enter",
      { type: "failed", id: 1, failure: refused },
      "t",
    );
    expect(asked.effects.map(({ type }) => type)).toEqual(["call", "call"]);
    const reset = play(builtIn, "k", "y", { type: "failed", id: 1, failure: refused }, "t");
    expect(reset.state.screen.name).toBe("confirm");
  });

  test("of which nobody knows cannot be tried again by one key", () => {
    const { state } = play(builtIn, "k", "y", { type: "failed", id: 1, failure: lost });
    expect(availableCommands(state).map(({ id }) => id)).not.toContain("try-again");
    expect(playOn(state, "t").state.screen.name).toBe("failed");
  });
});

describe("the mailbox", () => {
  test("opens at the newest mail that can be used, and counts what is unread", () => {
    const { state } = play(builtIn, mail, "i");
    expect(state.screen).toEqual({ name: "inbox", selected: 0 });
    expect(state.inbox.map((each) => each.state)).toEqual(["read"]);
  });

  test("offers no token that was used", () => {
    const used = play(builtIn, mail, "i", "enter", "y", done, "r", "enter", "i").state;
    expect(used.inbox.map((each) => each.state)).toEqual(["used"]);
    expect(playOn(used, "enter").state.screen.name).toBe("inbox");
  });
});

test("what is only known when the built-in server has started stands in the place of what was said before", () => {
  const opened = play({ ...builtIn, key: "mk_user_…" }, "a", { type: "started", facts: builtIn }).state;
  expect(opened.connection.key).toBe("mk_user_…7f2a");
  expect(opened.screen.name).toBe("ask");
  const elsewhere = play(remote, { type: "started", facts: builtIn }).state;
  expect(elsewhere.connection).toBe(remote);
});

test("the history names what was done to whom and how it ended, and holds no secret", () => {
  const { state } = play(builtIn, mail, "i", "enter", "y", done);
  expect(state.history).toEqual([
    { at: 1000, call: "reset", whom: "ada@example.com", outcome: "done", code: undefined, requestId: "01JD" },
  ]);
});

test("a token that was typed does not outlive the question that it leads to", () => {
  const confirm = play(
    remote,
    "t",
    { type: "edit", edit: { type: "insert", text: "mk_reset_typed" } },
    "enter",
  ).state;
  expect(confirm.screen.name).toBe("confirm");
  expect(JSON.stringify(playOn(confirm, "escape").state)).not.toContain("mk_reset_typed");
  expect(JSON.stringify(confirm)).not.toContain("mk_reset_typed");
});

test("a project key has no user whose password could be reset, so that is not offered", () => {
  const { state } = play({ ...remote, key: "mk_project_…7f2a" });
  const ids = availableCommands(state).map(({ id }) => id);
  expect(ids).toContain("ask");
  expect(ids).not.toContain("reset-own");
  expect(homeMenu(state).map(({ command }) => command)).not.toContain("reset-own");
});

test("without a key, only a mailed token can be used", () => {
  const home = initialState(remote, 0);
  expect(availableCommands(home).map(({ id }) => id)).not.toContain("ask");
  expect(playOn(home, "a", "k").state).toEqual(home);
  expect(playOn(home, "enter").state.screen.name).toBe("token");
});
