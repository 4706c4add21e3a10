import { expect, test } from "vitest";
import { checkLinks } from "./check-links.ts";

test("links to files, folders, headings and https addresses are right", () => {
  const readme = "[a](../b/README.md#two-words) [b](./src) [c](#here) [d](https://example.com)\n\n# Here\n";
  expect(problems({ "a/README.md": readme, "b/README.md": "# Two words\n", "a/src": "" })).toEqual([]);
});

test.each([
  ["./gone.md", "leads to a/gone.md, which does not exist"],
  ["../b/README.md#gone", "leads to a heading that b/README.md does not have"],
  ["#gone", "leads to a heading that a/README.md does not have"],
  ["../../outside.md", "leads out of the repository"],
  ["/absolute.md", "leads out of the repository"],
  ["http://example.com", "is not an https address"],
  ["mailto:ada@example.com", "is not an https address"],
])("%s is named with what is wrong", (link, problem) => {
  const files = { "a/README.md": `[text](${link})\n`, "b/README.md": "# Two words\n" };
  expect(problems(files)).toEqual([`a/README.md: ${link} ${problem}`]);
});

function problems(files: Readonly<Record<string, string>>): readonly string[] {
  return checkLinks("a/README.md", {
    has: (path) => files[path] !== undefined,
    readText: (path) => files[path] ?? "",
  });
}
