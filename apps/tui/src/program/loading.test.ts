import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { bundledBin } from "../../scripts/package-folder.ts";
import { runProgram } from "../testing/run-program.ts";

/** Everything that a run loaded, named by what is in it. */
async function loadedBy(
  args: readonly string[],
): Promise<{ readonly ink: boolean; readonly server: boolean; readonly client: boolean }> {
  const trace = `import { registerHooks } from "node:module";
    registerHooks({ load: (url, context, next) => { process.stderr.write("loaded " + url + "\\n"); return next(url, context); } });`;
  const { stderr } = await runProgram(args, {
    env: {
      METAL_AUTH_TOKEN: "some-key",
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(trace)}`,
    },
  });
  const urls = [...stderr.matchAll(/^loaded (file:.*)$/gm)].map(([, url = ""]) => url);
  const texts = await Promise.all(urls.map(async (url) => readFile(new URL(url), "utf8")));
  const has = (sign: string): boolean => texts.some((text) => text.includes(sign));
  return { ink: has("ink-root"), server: has("BEGIN IMMEDIATE"), client: has("X-Auth-Token") };
}

test("the signs that loading is told by are in the bundle", async () => {
  const folder = join(dirname(bundledBin), "chunks");
  const files = await readdir(folder);
  const texts = await Promise.all(files.map(async (file) => readFile(join(folder, file), "utf8")));
  for (const sign of ["ink-root", "BEGIN IMMEDIATE", "X-Auth-Token"]) {
    expect(texts.some((text) => text.includes(sign))).toBe(true);
  }
});

test.each([[["--version"]], [["--help"]], [["reset", "--help"]]])(
  "%j loads neither screens nor server nor client",
  async (args) => {
    expect(await loadedBy(args)).toEqual({ ink: false, server: false, client: false });
  },
);

test("a plain command loads the client, and neither screens nor server", async () => {
  const args = ["request", "ada@example.com", "--base-url", "http://127.0.0.1:9", "--retry", "0"];
  expect(await loadedBy(args)).toEqual({ ink: false, server: false, client: true });
});
