#!/usr/bin/env node
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeReport } from "./describe-report.ts";
import { entriesOf, type Manifest } from "./entries.ts";
import { reportEntry } from "./report-entry.ts";

/** Run in a package's folder. `--accept` takes the surface as it is for the agreed one. */
const packageFolder = process.cwd();
const accept = process.argv.includes("--accept");

const manifest = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as Manifest;
const temporaryFolder = await mkdtemp(join(tmpdir(), "api-report-"));
try {
  await mkdir(join(packageFolder, "etc"), { recursive: true });
  for (const entry of entriesOf(manifest)) {
    const { passed, text } = describeReport(reportEntry(entry, { packageFolder, temporaryFolder, accept }), {
      accept,
    });
    process.stdout.write(`${text}\n`);
    if (!passed) {
      process.exitCode = 1;
    }
  }
} finally {
  await rm(temporaryFolder, { recursive: true, force: true });
}
