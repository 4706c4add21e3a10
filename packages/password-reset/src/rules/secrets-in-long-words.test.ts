import { describe, expect, test } from "vitest";
import { redact } from "../reply/redact.ts";

/** A key as long as one may be, which differs in all its characters but the first ones. */
const long = "k3J9xQpZ-".repeat(455);

test("a long key is hidden to its end, also where it is cut off, and the next word stays", () => {
  expect(redact(`No ${long} here`, [long])).toBe("No [hidden] here");
  const cut = `No ${long.slice(0, 2000)} here`.padEnd(5000, "!");
  expect(redact(cut, [long])).toMatch(/^No \[hidden\] here!/);
});

describe("words that nearly hold a secret, again and again, are looked through at once:", () => {
  const nearly = (sign: string) => `${sign.repeat(4095)}b`;

  test.each([
    ["a key of one letter", nearly("a"), "a".repeat(65_000)],
    ["one with invisible characters between", nearly("a"), "a\u200b".repeat(32_500)],
    ["a key of one sign, and entities", nearly("+"), "&amp;".repeat(13_000)],
    ["a sign that folds to a letter, and names of it", `${"&\u017f;".repeat(60)}@x.y`, "&s;".repeat(300)],
  ])("%s", (_, secret, text) => {
    const started = performance.now();
    expect(redact(`${text} end`, [secret])).toMatch(/ end$/);
    // In ms: all of the secret took minutes.
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
