import { describe, expect, test } from "vitest";
import { commands } from "../commands/commands.ts";
import { layout } from "../layout/layout.ts";
import { widthOf } from "../layout/line.ts";
import { initialState, type ConnectionFacts, type Failure, type Screen, type State } from "../state/state.ts";
import { ascii, unicode, type Charset } from "../text/charset.ts";
import { createSecret } from "../text/secret.ts";
import { emptyField } from "../text/text-field.ts";
import { viewOf } from "./view-model.ts";

const connection: ConnectionFacts = {
  kind: "built-in",
  name: "built-in server",
  key: "mk_user_…7f2a",
  keySource: undefined,
  account: "ada@example.com",
  limit: 10_000,
};
const facts = { requestId: "01JD8Q2Z4T6V9K", status: 201, elapsed: 84, attempts: 1 };
const failure: Failure = {
  ...facts,
  status: undefined,
  code: "network",
  outcome: "unknown",
  messages: [],
  retryAfter: undefined,
};
const secret = "mk_reset_secret-secret";
const home: Screen = { name: "home", selected: 0 };
const password: Screen = {
  name: "password",
  password: createSecret(secret),
  whose: "ada@example.com",
  facts,
  revealed: false,
  kept: false,
  copy: { through: "tmux" },
};
const credential = { kind: "token", token: createSecret(secret), email: "ada@example.com" } as const;

const screens: readonly Screen[] = [
  home,
  {
    name: "ask",
    field: { value: "grüße+漢字@example.com", cursor: 3 },
    problem: "Type one address, such as ada@example.com.",
  },
  { name: "token", field: { value: secret, cursor: secret.length }, problem: undefined },
  {
    name: "waiting",
    id: 1,
    call: { kind: "reset", credential },
    since: 0,
    attempt: 2,
    pause: { status: 429, until: 3000 },
    cancelling: false,
  },
  { name: "asked", email: "ada@example.com", facts },
  { name: "inbox", selected: 0 },
  { name: "confirm", credential, from: home },
  password,
  { name: "leaving", from: password, to: "quit" },
  { name: "failed", call: { kind: "reset", credential }, failure },
  { name: "history", from: home },
  { name: "help", from: home },
];

function stateOf(screen: Screen): State {
  return {
    ...initialState(connection, 1200),
    screen,
    inbox: [
      {
        id: "1",
        to: "ada@example.com",
        subject: "Reset your password",
        text: "One\ntwo\n\n  three",
        token: credential.token,
        at: 0,
        state: "new",
      },
    ],
    history: [
      {
        at: 0,
        call: "reset",
        whom: "ada@example.com",
        outcome: "unknown",
        code: "network",
        requestId: undefined,
      },
    ],
  };
}

function draw(
  screen: Screen,
  options: { readonly columns: number; readonly rows: number; readonly charset?: Charset },
): string[] {
  const { charset = unicode } = options;
  const { lines } = layout(viewOf(stateOf(screen)), { ...options, charset, scroll: 0 });
  return lines.map((line) => line.map(({ text }) => text).join(""));
}

describe.each(screens.map((screen) => [screen.name, screen] as const))("%s", (_, screen) => {
  test.each([
    [100, 30],
    [40, 12],
    [300, 100],
  ])("fills %d by %d exactly, and no line is too wide", (columns, rows) => {
    const lines = draw(screen, { columns, rows });
    expect(lines).toHaveLength(rows);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(columns);
  });

  test("is drawn, if cut, where no terminal should be that small", () => {
    expect(draw(screen, { columns: 12, rows: 4 })).toHaveLength(4);
  });

  test("draws ASCII alone where it must", () => {
    expect(draw(screen, { columns: 80, rows: 24, charset: ascii }).join("\n")).toMatch(/^[\x20-\x7E\n]*$/);
  });

  test("draws no secret that nobody asked to see", () => {
    expect(draw(screen, { columns: 100, rows: 30 }).join("\n")).not.toContain("secret");
  });

  test("has a way out", () => {
    const exits = viewOf(stateOf(screen)).hints.filter(({ label }) =>
      /quit|home|back|stay|cancel|as it is|done/.test(label),
    );
    expect(exits).not.toEqual([]);
  });
});

test("on 40 by 12 the first lines of a failure say what is true", () => {
  const screen = screens.find(({ name }) => name === "failed") ?? home;
  expect(draw(screen, { columns: 40, rows: 12 }).slice(0, 5).join("\n")).toBe(
    [
      " ? Nobody can know whether the password",
      "   was reset",
      " The connection was lost before an",
      " answer came.",
      " The server may or may not have carried",
    ].join("\n"),
  );
});

test("a password is drawn when it was asked for", () => {
  expect(draw({ ...password, revealed: true }, { columns: 100, rows: 30 }).join("\n")).toContain(secret);
});

test("a new password is never broken into two lines at 40 columns", () => {
  const long = { ...password, password: createSecret("abcdef-abcdef-abcdef-abcdef-abcdef"), revealed: true };
  expect(draw(long, { columns: 40, rows: 12 }).join("\n")).toContain("abcdef-abcdef-abcdef-abcdef-abcdef");
});

test("an empty history and an empty mailbox say so", () => {
  const empty = initialState(connection, 0);
  const text = (screen: Screen): string => JSON.stringify(viewOf({ ...empty, screen }).blocks);
  expect(text({ name: "history", from: home })).toContain("Nothing was done yet.");
  expect(text({ name: "inbox", selected: 0 })).toContain("No mail has arrived.");
  expect(text({ name: "ask", field: emptyField, problem: undefined })).toContain("ada@example.com");
});

test.each([...new Set(commands.flatMap(({ on }) => on))])(
  "no key means two things on the screen %s",
  (name) => {
    const always = commands
      .filter(({ on, when }) => on.includes(name) && when === undefined)
      .flatMap(({ keys }) => keys);
    expect(always.toSorted()).toEqual([...new Set(always)].toSorted());
  },
);
