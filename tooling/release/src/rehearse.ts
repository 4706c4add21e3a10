import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { strangerEnvironment, type Rehearsal } from "./rehearsal.ts";
import { cleanEnvironment } from "./run/clean-environment.ts";
import { createRun } from "./run/create-run.ts";
import { runSteps } from "./run/run-steps.ts";
import { startRegistry } from "./run/start-registry.ts";
import { steps } from "./steps/steps.ts";

const { values: flags } = parseArgs({
  options: { "accept-files": { type: "boolean", default: false }, keep: { type: "boolean", default: false } },
});
const root = join(import.meta.dirname, "../../..");
const folder = await mkdtemp(join(tmpdir(), "release-rehearsal-"));
const environment = cleanEnvironment(process.env);

// Run by pnpm's script: that very pnpm is the one that rehearses.
const manager = process.env["npm_execpath"] ?? "";
const path = [dirname(process.execPath), ...(basename(manager).startsWith("pnpm") ? [dirname(manager)] : [])];
const runInWorkshop = createRun({ environment, path });

const upstream = await runInWorkshop("npm", ["config", "get", "registry"], {
  folder: root,
  mend: "install npm; it comes with Node",
});
const registry = await startRegistry({ folder: join(folder, "registry"), upstream: upstream.trim() });
try {
  // The registry lets anybody publish, but package managers do not try without a token.
  await writeFile(join(folder, "npmrc"), `//${new URL(registry.url).host}/:_authToken=rehearsal\n`);
  const rehearsal: Rehearsal = {
    root,
    folder,
    copy: join(folder, "copy"),
    packed: join(folder, "packed"),
    projects: { npm: join(folder, "with-npm"), pnpm: join(folder, "with-pnpm") },
    runInWorkshop,
    runAsStranger: createRun({
      environment: { ...environment, ...strangerEnvironment({ registry: registry.url, folder }) },
      path,
    }),
    acceptFiles: flags["accept-files"],
  };
  const { passed, failed } = await runSteps(steps, rehearsal, {
    write: (text) => process.stdout.write(text),
    clock: () => performance.now(),
  });
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await registry.close();
  if (flags.keep) process.stdout.write(`Kept: ${folder}\n`);
  else await rm(folder, { recursive: true, force: true });
}
