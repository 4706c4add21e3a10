import { execa } from "execa";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { measureLoads, measureServerRuns } from "./measure-loads.ts";
import { median } from "@metal/tooling-bench-shared";
import { openSite } from "./open-site.ts";

const playground = fileURLToPath(
  new URL(".", import.meta.resolve("@metal/password-reset-playground/package.json")),
);

/** How often each page is opened, each time in a browser context of its own. */
const rounds = 9;

const started = performance.now();
await build({ root: playground, logLevel: "warn" });
print("build", performance.now() - started);
await execa("node", ["scripts/size.ts"], { cwd: playground, stdout: "inherit" });

const site = await openSite(playground);
const loads = await measureLoads(site, rounds);
print("start page, to its first paint", median(loads.map(({ painted }) => painted)));
print("start page, to its first enabled Run", median(loads.map(({ interactive }) => interactive)));
print("first Run, to its first line of output", median(loads.map(({ firstRun }) => firstRun)));
print("second Run, to its first line of output", median(loads.map(({ secondRun }) => secondRun)));
print(
  "first Run of code that makes a server, to its first line",
  median(await measureServerRuns(site, rounds)),
);
await site.close();

function print(name: string, time: number): void {
  process.stdout.write(`${time.toFixed(0).padStart(7)} ms  ${name}\n`);
}
