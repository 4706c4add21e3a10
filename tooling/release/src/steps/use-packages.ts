import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { app, server } from "../packages/published-packages.ts";
import { readPackedPackages } from "../packages/packed-package.ts";
import type { Rehearsal } from "../rehearsal.ts";
import { StepFailure, type Step } from "../run/step.ts";
import { installWithNpm, installWithPnpm } from "./install-projects.ts";
import { publishPackages } from "./publish-packages.ts";

const managers = [
  { manager: "npm", needs: [installWithNpm.name] },
  { manager: "pnpm", needs: [installWithPnpm.name] },
] as const;

/** The client talks to the server, in one process and over a socket. */
export const talk: readonly Step[] = managers.map(({ manager, needs }) => ({
  name: `the client resets a password at the server (${manager})`,
  needs,
  async run({ projects, packed, runAsStranger: run }) {
    await run(process.execPath, ["talk.ts", await publishedVersion(packed)], {
      folder: projects[manager],
      mend: "run the tests of both packages; if they pass, something is missing in `files` or `exports`",
    });
    return undefined;
  },
}));

/** Both commands start, and the app does its whole job in a pipe. */
export const startCommands: readonly Step[] = managers.map(({ manager, needs }) => ({
  name: `both commands start, and the app does its job in a pipe (${manager})`,
  needs,
  async run(rehearsal) {
    const folder = rehearsal.projects[manager];
    const run = async (command: string, ...args: readonly string[]): Promise<string> =>
      rehearsal.runAsStranger(join(folder, "node_modules", ".bin", command), args, {
        folder,
        mend: "see `bin` and `files` in its package.json, and what it loads when it starts",
      });
    await expectVersion(await run("metal-password-reset", "--version"), rehearsal);
    expectText(await run("metal-password-reset-server", "--help"), "serve", server.name);
    expectText(await run("metal-password-reset"), "The server accepts the new password", app.name);
    return undefined;
  },
}));

/** Nothing installed: the app is fetched and run. */
export const runByNpx: Step = {
  name: "npx fetches the app and runs it",
  needs: [publishPackages.name],
  async run(rehearsal) {
    const folder = join(rehearsal.folder, "npx");
    await mkdir(folder, { recursive: true });
    const written = await rehearsal.runAsStranger("npx", ["--yes", app.name, "--version"], {
      folder,
      mend: "the package needs exactly one command in `bin`, or one that is named like the package",
    });
    await expectVersion(written, rehearsal);
    return undefined;
  },
};

async function publishedVersion(packed: string): Promise<string> {
  const [first] = await readPackedPackages(packed);
  return first?.version ?? "";
}

async function expectVersion(written: string, { packed }: Rehearsal): Promise<void> {
  const version = await publishedVersion(packed);
  if (written.trim() !== version) {
    throw new StepFailure(
      `the app says that it is ${JSON.stringify(written)}, and was published as ${version}`,
      "it must read its version from its manifest when it is built",
    );
  }
}

function expectText(written: string, text: string, name: string): void {
  if (!written.includes(text)) {
    throw new StepFailure(`${name} wrote ${JSON.stringify(written)}`, `its output should say "${text}"`);
  }
}
