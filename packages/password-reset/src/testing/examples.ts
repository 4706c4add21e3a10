import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** A piece of TypeScript that a reader is told to write. */
export type Example = {
  /** Where it stands, for the reader of a failure. */
  readonly name: string;
  readonly code: string;
};

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");

/**
 * Every fenced `ts` block of the README, and of the doc comments of what is published. What imports the server too
 * is compiled and run where both can be imported, in `tooling/snippets`.
 */
export async function findExamples(): Promise<readonly Example[]> {
  const sources = (await readdir(join(root, "src"), { recursive: true })).filter(
    (path) => path.endsWith(".ts") && !/\.test(?:-d)?\.ts$|^(?:testing|rules)\//.test(path),
  );
  const files = ["README.md", ...sources.map((path) => `src/${path}`)];
  const found = await Promise.all(
    files.map(async (path) => {
      const text = await readFile(join(root, path), "utf8");
      const prose = path.endsWith(".md") ? text : text.replaceAll(/^ *\* ?/gm, "");
      return [...prose.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = ""], index) => ({
        name: `${path.replaceAll(/[^\w.-]/g, "-")}-${index + 1}.ts`,
        code,
      }));
    }),
  );
  return found.flat().filter(({ code }) => !code.includes('"@metal/password-reset-server"'));
}

/** A project of somebody's with this package installed, and one file for each example. Gone when the work is done. */
export async function withProject<T>(
  examples: readonly Example[],
  work: (directory: string) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "examples-"));
  try {
    await mkdir(join(directory, "node_modules/@metal"), { recursive: true });
    await symlink(root, join(directory, "node_modules/@metal/password-reset"));
    await symlink(join(root, "node_modules/ky"), join(directory, "node_modules/ky"));
    await symlink(join(root, "node_modules/@types"), join(directory, "node_modules/@types"));
    await writeFile(join(directory, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(join(directory, "tsconfig.json"), JSON.stringify(tsconfig));
    for (const { name, code } of examples) {
      await writeFile(join(directory, name), `${code}\nexport {};\n`);
    }
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

const tsconfig = {
  extends: join(root, "node_modules/@metal/tooling-typescript/examples.json"),
  include: ["*.ts"],
};

/** What the compiler says about the project; nothing when all is well. */
export async function typeCheck(directory: string): Promise<string> {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  return run(process.execPath, [tsc, "-p", directory]).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error as { readonly stdout: string }).stdout,
  );
}

/**
 * Runs every example of a project, in a process without a network: a server that does what it is asked
 * stands in for `fetch`. Gives what they printed.
 */
export async function runAll(directory: string, examples: readonly Example[]): Promise<string> {
  const imports = examples.map(
    ({ name }) => `await import(${JSON.stringify(pathToFileURL(join(directory, name)).href)});`,
  );
  const program = `
    import { deepStrictEqual } from "node:assert";
    globalThis.check = deepStrictEqual;
    globalThis.fetch = async () => Response.json({ new_password: "correct horse" }, { status: 201 });
    ${imports.join("\n")}
  `;
  const { stdout } = await run(
    process.execPath,
    ["--conditions=@metal/source", "--input-type=module", "--eval", program],
    { env: { ...process.env, METAL_AUTH_TOKEN: "mk_user_example" } },
  );
  return stdout;
}

/**
 * The same example as a reader would run it: with something for each `"…"`, and with each value that it
 * promises in a comment (`expression; // value`) checked.
 */
export function toRun({ name, code }: Example): Example {
  const promised = /^(\s*)([^\s/].*); \/\/ ("[^"]*"|\[.*\]|true|false|undefined|\d+)$/gm;
  return { name, code: code.replaceAll('"…"', '"filled-in"').replaceAll(promised, "$1check($2, $3);") };
}
