import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { replaceBetweenMarkers } from "@metal/tooling-bench-shared";
import { generateHeyApi } from "./generate-hey-api.ts";
import { renderPicture } from "./picture.ts";
import { measureAll } from "./results.ts";
import { renderTable } from "./table.ts";

/** Measures the built client beside its peers, prints the table, and puts it and its picture into the docs. */
const home = join(import.meta.dirname, "../../../../packages/password-reset");
const readme = join(home, "README.md");
const picture = join(home, "docs/bench.svg");

await generateHeyApi();
const results = await measureAll((doing) => process.stderr.write(`measuring: ${doing}\n`));
const table = renderTable(results, {
  node: process.versions.node,
  cores: availableParallelism(),
  platform: process.platform,
});
process.stdout.write(`${table}\n`);

mkdirSync(dirname(picture), { recursive: true });
writeFileSync(picture, renderPicture(results.rows));
const block = `![One call over loopback, ours beside its peers](./docs/bench.svg)\n\n${table}`;
const updated = replaceBetweenMarkers(readFileSync(readme, "utf8"), block);
if (updated === undefined) {
  process.stderr.write(
    "The README has no bench markers, so it was left as it is. Paste the table, or add them.\n",
  );
} else {
  writeFileSync(readme, updated);
}
