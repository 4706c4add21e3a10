import { expect, test } from "vitest";
import { ascii, chooseCharset, unicode } from "./charset.ts";

test.each([
  [{ LANG: "en_US.UTF-8" }, "linux", unicode],
  [{ LANG: "de_DE.utf8" }, "linux", unicode],
  [{ LANG: "C" }, "linux", ascii],
  [{ LC_ALL: "POSIX", LANG: "en_US.UTF-8" }, "linux", ascii],
  [{ LC_ALL: "", LC_CTYPE: "C.UTF-8", LANG: "C" }, "linux", unicode],
  [{ LANG: "en_US.ISO-8859-1" }, "darwin", ascii],
  [{}, "linux", unicode],
  [{ TMUX: "/tmp/tmux-0/default,1,0" }, "linux", ascii],
  [{ TERM: "linux" }, "linux", ascii],
  [{}, "win32", unicode],
] as const)("%j on %s", (env, platform, charset) => {
  expect(chooseCharset(env, platform)).toBe(charset);
});

test("in ASCII our own signs have a spelling, and other characters are not guessed at", () => {
  expect(ascii.encode("built-in server · mk_user_…7f2a • grüße 👩‍👩‍👧")).toBe(
    "built-in server - mk_user_...7f2a * gr??e ?",
  );
});
