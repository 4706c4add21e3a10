import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compilers, type Compiler } from "../compilers/compilers.ts";
import { ownDiagnostics } from "../compilers/diagnostics.ts";
import { configName, configOf, typesProjects, type TypesProject } from "../compilers/project-files.ts";
import type { Rehearsal } from "../rehearsal.ts";
import { listed, StepFailure, type Step } from "../run/step.ts";
import { installWithNpm } from "./install-projects.ts";

const require = createRequire(import.meta.url);

/** One step for each compiler. */
export const checkTypes: readonly Step[] = compilers.map((compiler) => ({
  name: `types check under TypeScript ${compiler.version}, nodenext and bundler, browser and Node`,
  needs: [installWithNpm.name],
  async run(rehearsal) {
    const problems = await diagnosticsOf(compiler, rehearsal);
    if (problems.length > 0) {
      throw new StepFailure(listed(problems), "write the type so that this compiler knows it");
    }
    return undefined;
  },
}));

async function diagnosticsOf(compiler: Compiler, rehearsal: Rehearsal): Promise<readonly string[]> {
  const found = await Promise.all(
    typesProjects.map(async (project) => compile(project, compiler, rehearsal)),
  );
  return found.flat();
}

async function compile(
  project: TypesProject,
  compiler: Compiler,
  { projects, runAsStranger: run }: Rehearsal,
): Promise<readonly string[]> {
  const folder = projects.npm;
  const config = configName(project);
  await writeFile(join(folder, config), JSON.stringify(configOf(project)));
  const output = await run(process.execPath, [tscOf(compiler), "--project", config, "--pretty", "false"], {
    folder,
    mend: "the compiler itself failed",
    // It found something, here or in other people's declarations; what it was is read from its output.
    accepts: [0, 1, 2],
  });
  return ownDiagnostics(output).map((line) => `${config}: ${line}`);
}

function tscOf({ packageName }: Compiler): string {
  return join(dirname(require.resolve(`${packageName}/package.json`)), "bin", "tsc");
}
