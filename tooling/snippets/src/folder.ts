import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { ourPrograms } from "./our-programs.ts";

type Variables = Readonly<Record<string, string>>;

/** A folder in which our commands are typed as if they were installed. */
export type Folder = {
  readonly put: (name: string, text: string) => Promise<void>;
  readonly textOf: (name: string) => Promise<string>;
  /** Runs `sh` with these arguments. @throws ExecaError where it fails. */
  readonly run: (
    args: readonly string[],
    env?: Variables,
  ) => Promise<{ readonly stdout: string; readonly all: string }>;
  /** Starts a line that does not end by itself. */
  readonly start: (line: string, env?: Variables) => Started;
  readonly remove: () => Promise<void>;
};

type Started = {
  /** What it has written so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
};

export async function openFolder(): Promise<Folder> {
  const folder = await mkdtemp(join(tmpdir(), "snippets-"));
  const put = async (name: string, text: string): Promise<void> =>
    writeFile(join(folder, name), text, { mode: 0o600 });
  for (const [name, program] of Object.entries(ourPrograms)) {
    const words = [process.execPath, ...program].map((word) => `"${word}"`).join(" ");
    await put(name, `#!/bin/sh\nexec ${words} "$@"\n`);
    await chmod(join(folder, name), 0o700);
  }
  const options = (env: Variables) =>
    ({
      cwd: folder,
      // Nobody's own settings.
      env: { ...env, HOME: folder, PATH: [folder, process.env["PATH"]].join(delimiter) },
      stdin: "ignore",
      all: true,
    }) as const;
  return {
    put,
    textOf: async (name) => readFile(join(folder, name), "utf8"),
    run: async (args, env = {}) => execa("sh", args, options(env)),
    start(line, env = {}) {
      // In place of the shell, so that a signal reaches it.
      const running = execa("sh", ["-c", `exec env ${line}`], { ...options(env), reject: false });
      let written = "";
      running.all.on("data", (data: Buffer) => (written += data.toString()));
      return {
        output: () => written,
        async stop() {
          running.kill();
          await running;
        },
      };
    },
    remove: async () => rm(folder, { recursive: true, force: true }),
  };
}
