import { execFile } from "node:child_process";
import { join } from "node:path";

/** How a program ended. */
export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs an example as a person would, with the environment that it reads. */
export async function runExample(
  name: string,
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  const program = ["--conditions=@metal/source", join(import.meta.dirname, name), ...parameters];
  const env = { ...process.env, ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, program, { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
