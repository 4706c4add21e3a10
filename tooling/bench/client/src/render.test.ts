import { expect, test } from "vitest";
import { contenderNames } from "./contenders/index.ts";
import { renderPicture } from "./picture.ts";
import type { Row } from "./results.ts";
import { renderTable } from "./table.ts";

const rows: readonly Row[] = contenderNames.map((name, index) => ({
  name,
  inProcess: { createPasswordResetToken: index / 10, resetPassword: 1 },
  loopback: { createPasswordResetToken: 1 + index, resetPassword: 2 },
  size: 8123,
}));

test("the table has a line for each client, and says what it was measured on", () => {
  const table = renderTable(
    { rows, ownSize: 2345, importRatio: 1.057 },
    { node: "24.0.0", cores: 2, platform: "linux" },
  );

  expect(table).toContain("| @metal/password-reset | 0.00 | 1.00 | 1.00 | 2.00 | 8.1 kB |");
  expect(table.split("\n").filter((line) => line.startsWith("|"))).toHaveLength(2 + contenderNames.length);
  expect(table).toContain("Node 24.0.0, 2 cores, linux");
  expect(table).toContain("2.3 kB of ours are not ky");
  expect(table).toContain("1.06 times as long");
});

test("the picture has two bars for each client, and the longest ends inside of it", () => {
  const picture = renderPicture(rows);
  const bars = [...picture.matchAll(/<rect class="\w+" x="200" y="\d+" width="([\d.]+)"/g)];
  const lengths = bars.map(([, length]) => Number(length)).filter((length) => length !== 10);

  expect(lengths).toHaveLength(2 * contenderNames.length);
  expect(Math.max(...lengths)).toBe(460);
});

test("the picture can be read in light and dark, and in words", () => {
  const picture = renderPicture(rows);

  expect(picture).toContain("prefers-color-scheme: dark");
  expect(picture).toContain("axios POST 8.00, DELETE 2.00");
});
