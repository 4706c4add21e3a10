import { availableParallelism } from "node:os";
import { selectCommands } from "./commands.ts";
import { measure } from "./measure.ts";
import { renderTable, type Times } from "./table.ts";
import { openWorkshop } from "./workshop.ts";

// Measures the commands that are named by their last word, such as `build`; all of them where none is.
const commands = selectCommands(process.argv.slice(2));
const workshop = await openWorkshop();
try {
  const rows: Times[] = [];
  for (const command of commands) {
    process.stderr.write(`Measuring ${command.name}\n`);
    rows.push(await measure(command, workshop));
  }
  process.stdout.write(`${renderTable(rows)}\n\n`);
  process.stdout.write(
    `Node ${process.versions.node}, ${availableParallelism()} cores, ${process.platform}. Starting pnpm is in each time.\n`,
  );
} finally {
  await workshop.close();
}
