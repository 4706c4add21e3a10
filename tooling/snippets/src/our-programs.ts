import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { root } from "./documents.ts";

const app = dirname(fileURLToPath(import.meta.resolve("@metal/password-reset-tui/package.json")));

/** What Node runs for each of our commands: the app as it ships, the server from its sources. */
export const ourPrograms: Readonly<Record<string, readonly string[]>> = {
  "metal-password-reset": [join(app, "dist", "bin.js")],
  "metal-password-reset-server": [
    "--conditions=@metal/source",
    join(root, "packages", "password-reset-server", "src", "bin", "main.ts"),
  ],
};

/** Where each is described. */
export const readmes: Readonly<Record<string, string>> = {
  "metal-password-reset": "apps/tui/README.md",
  "metal-password-reset-server": "packages/password-reset-server/README.md",
};

const helps = new Map<string, Promise<string>>();

/** What `--help` says, of a program or of a command of it. */
export async function helpOf(program: string, commands: readonly string[]): Promise<string> {
  const key = [program, ...commands].join(" ");
  const known = helps.get(key) ?? askForHelp(program, commands);
  helps.set(key, known);
  return known;
}

async function askForHelp(program: string, commands: readonly string[]): Promise<string> {
  const { stdout } = await execa(process.execPath, [...(ourPrograms[program] ?? []), ...commands, "--help"]);
  return stdout;
}
