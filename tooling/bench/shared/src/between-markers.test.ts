import { expect, test } from "vitest";
import { replaceBetweenMarkers } from "./between-markers.ts";

test("what stands between the markers is replaced, and nothing else", () => {
  const text = "before\n<!-- bench:start -->\nold\n<!-- bench:end -->\nafter\n";

  expect(replaceBetweenMarkers(text, "new")).toBe(
    "before\n<!-- bench:start -->\n\nnew\n\n<!-- bench:end -->\nafter\n",
  );
});

test.each(["nothing", "<!-- bench:start --> alone", "<!-- bench:end --> <!-- bench:start -->"])(
  "a text without both markers in order is left alone: %s",
  (text) => {
    expect(replaceBetweenMarkers(text, "new")).toBeUndefined();
  },
);
