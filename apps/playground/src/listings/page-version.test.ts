import { describe, expect, test } from "vitest";
import { reference } from "../reference/reference.ts";
import { pageVersion } from "./page-version.ts";
import { whereItRuns, worthCopying } from "./where-it-runs.ts";

const examples = reference.flatMap(({ exports }) =>
  exports.flatMap(({ name, examples: codes }) => codes.map((code) => [name, code] as const)),
);

const running = examples.filter(([, code]) => pageVersion(code) !== undefined).map(([name]) => name);

describe("an example of a doc block", () => {
  test.for([
    "createPasswordResetClient",
    "PasswordResetError",
    "readErrorMessages",
    "createPasswordResetServer",
    "PasswordResetServerError",
    "createCapturedMailbox",
    "createMemoryStore",
    "createPbkdf2Hasher",
    "readResetToken",
  ])("%s runs in the page", (name) => {
    expect(running).toContain(name);
  });

  test.for(["createArgon2idHasher", "createSmtpTransport", "openSqliteStore", "createNodeListener"])(
    "%s needs what no page has",
    (name) => {
      expect(running).not.toContain(name);
    },
  );

  test("prints what its comments promise", () => {
    expect(
      pageVersion('import { a } from "@metal/password-reset";\n\na(1); // 2\nconst b = a(2); // 4'),
    ).toBe('import { a } from "@metal/password-reset";\n\nconsole.log(a(1)); // 2\nconst b = a(2); // 4');
  });
});

test("of a session in a terminal, what was entered is copied, and no answer", () => {
  expect(worthCopying("$ one \\\n    --long\nSaid.\n\n$ two\n", "console")).toBe("one \\\n    --long\ntwo");
  expect(worthCopying("one\n", "sh")).toBeUndefined();
});

test.for([
  ['import { openSqliteStore } from "@metal/password-reset-server/sqlite";', "ts", /Node 24.*a file/],
  ['import { openPostgresStore } from "@metal/password-reset-server/postgres";', "ts", /PostgreSQL/],
  ["$ metal-password-reset-server migrate", "console", /terminal/],
] as const)("%s says where it runs", ([code, language, place]) => {
  expect(whereItRuns(code, language)).toMatch(place);
});
