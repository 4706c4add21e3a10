import { expect, test } from "vitest";
import { createAddressTable } from "./address-table.ts";

test("an address is known again, whatever its case, and nothing else is", () => {
  const table = createAddressTable(10);
  table.set("Ada@Example.com", "asked");
  expect(table.get("ada@example.com")).toBe("asked");
  expect(table.get("ada@example.org")).toBeUndefined();
  table.set("ada@example.com", "unknown");
  expect(table.get("Ada@Example.com")).toBe("unknown");
});

test("it grows far beyond what was expected, and forgets nothing", () => {
  const table = createAddressTable(1);
  const states = ["pending", "asked", "unknown", "seen"] as const;
  const people = Array.from({ length: 20_000 }, (_, index) => `user${index}@example.com`);
  people.forEach((email, index) => table.set(email, states[index % 4] ?? "seen"));
  expect(people.filter((email, index) => table.get(email) !== states[index % 4])).toEqual([]);
  expect(table.get("user20000@example.com")).toBeUndefined();
});
