import { expect, test } from "vitest";
import { unpinnedActions } from "./unpinned-actions.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";

test("a commit with its version is pinned, in a subfolder too", () => {
  const workflow = `
    steps:
      - uses: owner/name@${commit} # v1.2.3
      - id: second
        uses: owner/name/part@${commit} # v1.2.3
  `;
  expect(unpinnedActions(workflow)).toEqual([]);
});

test.each([
  "owner/name@v1",
  "owner/name@main",
  "owner/name@0123456",
  `owner/name@${commit}`,
  `owner/name@${commit} # v1`,
  "docker://image:latest",
])("%s is not", (used) => {
  expect(unpinnedActions(`  - uses: ${used}\n`)).toEqual([used]);
});

test("an action of this repository needs no pin", () => {
  expect(unpinnedActions("  - uses: ./.github/actions/setup\n")).toEqual([]);
});
