import { globSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Makes package scripts run on the Node that runs this, where another one is installed for development. */
const commands = join(import.meta.dirname, "../../../node_modules/.bin");
for (const name of globSync(["node", "node.*"], { cwd: commands })) {
  rmSync(join(commands, name));
}
process.stdout.write(`Package scripts run on Node ${process.versions.node}.\n`);
