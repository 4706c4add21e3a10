import { parse } from "yaml";
import { expect, test } from "vitest";
import type { Block } from "./blocks.ts";
import { checkCommand, type Knowledge } from "./check-command.ts";
import { compileExamples } from "./compile-examples.ts";
import { blocksOfDocuments, examplesOfSources, filesOf, read } from "./documents.ts";
import { helpOf, ourPrograms } from "./our-programs.ts";
import { commandsOf, stepsOf } from "./shell-commands.ts";

type Manifest = {
  readonly name: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
};

const blocks = [...blocksOfDocuments(), ...examplesOfSources()];
const checked = new Set(["ts", "sh", "console", "json", "yaml"]);

test("documents and doc comments are read", () => {
  const files = new Set(blocks.map(({ place }) => place.replace(/:\d+$/, "")));
  expect([...files]).toEqual(
    expect.arrayContaining([
      "README.md",
      "CONTRIBUTING.md",
      "apps/tui/README.md",
      "packages/password-reset/README.md",
      "packages/password-reset-server/README.md",
      "packages/password-reset-server/src/server/create-server.ts",
    ]),
  );
});

test("whatever stands as code is checked here, or says why not", () => {
  const unchecked = blocks.filter(({ language, reason }) => !checked.has(language) && reason === undefined);
  expect(unchecked.map(({ place, language }) => `${place} is "${language}"`)).toEqual([]);
});

test("whatever says why it is not checked, could not be", () => {
  const excused = blocks.filter(({ language, reason }) => checked.has(language) && reason !== undefined);
  expect(excused.map(({ place }) => place)).toEqual([]);
});

test("TypeScript compiles, as strictly as a careful user compiles it", async () => {
  expect(await compileExamples(of("ts"))).toEqual([]);
});

test("each command can be typed: programs, commands, flags, variables, scripts and packages are there", async () => {
  const found = [...of("sh"), ...of("console").flatMap(linesOfSession)].flatMap(({ place, code }) =>
    commandsOf(code).map(async (command) => {
      const problem = await checkCommand(command, knowledge);
      return problem === undefined ? [] : [`${place}: ${command.text}: ${problem}`];
    }),
  );
  expect((await Promise.all(found)).flat()).toEqual([]);
});

test("JSON and YAML can be read", () => {
  for (const { code } of of("json")) expect(() => JSON.parse(code) as unknown).not.toThrow();
  for (const { code } of of("yaml")) expect(() => parse(code) as unknown).not.toThrow();
});

const manifests = filesOf(["package.json", "{packages,apps,tooling,tooling/bench}/*/package.json"]).map(
  (path) => ({
    path,
    manifest: JSON.parse(read(path)) as Manifest,
  }),
);

const knowledge: Knowledge = {
  scripts: new Map(
    manifests.map(({ path, manifest }) => [
      path === "package.json" ? "" : manifest.name,
      manifest.scripts ?? {},
    ]),
  ),
  published: manifests
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ manifest }) => manifest.name),
  helpOf: async (program, commands) => (program in ourPrograms ? helpOf(program, commands) : undefined),
};

function of(language: string): readonly Block[] {
  return blocks.filter((block) => block.language === language);
}

function linesOfSession({ place, code }: Block): readonly Pick<Block, "place" | "code">[] {
  return stepsOf(code).map(({ line }) => ({ place, code: line }));
}
