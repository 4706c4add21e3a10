import { expect, test } from "vitest";
import { renderTable } from "./table.ts";

test("a row is a command, and times are seconds", () => {
  expect(renderTable([{ name: "pnpm test", cold: 61_234, warm: 449, changed: [30_050, 12_000] }])).toBe(
    [
      "|  | cold | nothing changed | a source of the client changed | a source of the page changed |",
      "| --- | ---: | ---: | ---: | ---: |",
      "| `pnpm test` | 61.23 s | 0.45 s | 30.05 s | 12.00 s |",
    ].join("\n"),
  );
});
