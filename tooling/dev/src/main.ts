import { once } from "node:events";
import { parseArgs } from "node:util";
import { runApp } from "./run-app.ts";
import { startPage } from "./start-page.ts";

const { values: flags } = parseArgs({ options: { "page-only": { type: "boolean", default: false } } });
const withApp = !flags["page-only"] && process.stdin.isTTY && process.stdout.isTTY;
const ending = new AbortController();
for (const name of ["SIGTERM", "SIGHUP"] as const) process.once(name, () => ending.abort());

// The app has the terminal to itself, so the page writes there only where there is no app.
const page = await startPage({ quiet: withApp });
process.stdout.write(`The page: ${page.resolvedUrls?.local[0]}\n`);

if (withApp) {
  process.exitCode = await runApp({ signal: ending.signal });
} else {
  process.once("SIGINT", () => ending.abort());
  if (!ending.signal.aborted) await once(ending.signal, "abort");
}
await page.close();
