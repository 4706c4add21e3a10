import { expect, it, vi } from "vitest";
import { createMailId } from "./mail-id.ts";

it("puts a later mail's id behind an earlier one's", async () => {
  const ids: string[] = [];
  while (ids.length < 20) {
    ids.push(createMailId());
    // Read afterwards: the clock may tick while an id is made.
    const now = Date.now();
    await vi.waitUntil(() => Date.now() > now, { interval: 1 });
  }

  expect(ids.toSorted()).toEqual(ids);
});
