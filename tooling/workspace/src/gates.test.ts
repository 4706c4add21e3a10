import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyRepository, type Copy } from "@metal/tooling-copy";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";

/** A mistake that is made in one file, and the gate that has to name it. */
type Mistake = {
  readonly what: string;
  readonly file: string;
  readonly make: (text: string) => string;
  /** The command of the gate, as the root's script has it. */
  readonly gate: readonly [string, ...string[]];
  /** A part of what it must say. */
  readonly says: string;
};

const client = "packages/password-reset";
const boundaries = ["turbo", "boundaries"] as const;
const unused = ["knip"] as const;
const lint = ["oxlint", "--deny-warnings", `${client}/src`] as const;

function adding(line: string): (text: string) => string {
  return (text) => `${text}${line}\n`;
}

function replacing(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`${JSON.stringify(from)} is not there any more.`);
    return text.replace(from, to);
  };
}

const mistakes: readonly Mistake[] = [
  {
    what: "the client imports the server",
    file: `${client}/src/version.ts`,
    make: adding('export * from "@metal/password-reset-server";'),
    gate: boundaries,
    says: "cannot import package `@metal/password-reset-server`",
  },
  {
    what: "the client depends on the server",
    file: `${client}/package.json`,
    make: replacing('"ky": "catalog:"', '"ky": "catalog:",\n"@metal/password-reset-server": "workspace:*"'),
    gate: boundaries,
    says: "consider adding one of the following tags",
  },
  {
    what: "the app reaches into the sources of the client",
    file: "apps/tui/src/version.ts",
    make: adding('export * from "../../../packages/password-reset/src/version.ts";'),
    gate: boundaries,
    says: "leaves the",
  },
  {
    what: "the terminal app imports the page",
    file: "apps/tui/src/version.ts",
    make: adding('export * from "@metal/password-reset-playground";'),
    gate: boundaries,
    says: "cannot import package `@metal/password-reset-playground`",
  },
  {
    what: "a dependency is not used",
    file: `${client}/package.json`,
    make: replacing('"ky": "catalog:"', '"ky": "catalog:",\n"p-limit": "catalog:"'),
    gate: unused,
    says: "p-limit  packages/password-reset/package.json",
  },
  {
    what: "a dependency is not declared",
    file: `${client}/src/version.ts`,
    make: adding('export { default as limit } from "p-limit";'),
    gate: unused,
    says: "p-limit  packages/password-reset/src/version.ts",
  },
  {
    what: "an export is not used",
    file: `${client}/src/version.ts`,
    make: adding("export const nobodyAsks = 1;"),
    gate: unused,
    says: "nobodyAsks",
  },
  {
    what: "imports go round in a circle",
    file: `${client}/src/client/send.ts`,
    make: adding('export { createPasswordResetClient } from "./create-client.ts";'),
    gate: lint,
    says: "import(no-cycle)",
  },
  {
    what: "a module is imported for what it does",
    file: `${client}/src/version.ts`,
    make: adding('import "./client/options.ts";'),
    gate: lint,
    says: "import(no-unassigned-import)",
  },
  {
    what: "a manifest is out of order",
    file: "tooling/postgres/package.json",
    make: replacing('"vitest": "catalog:"', '"vitest": "catalog:",\n"ky": "catalog:"'),
    gate: ["sherif"],
    says: "unordered-dependencies",
  },
];

let copy: Copy;

beforeAll(async () => {
  copy = await copyRepository({ linkDependencies: true });
});

afterAll(async () => {
  await copy.remove();
});

test.each(mistakes)("a gate names it when $what", async ({ file, make, gate: [command, ...args], says }) => {
  const path = join(copy.root, file);
  const before = await readFile(path, "utf8");
  await writeFile(path, make(before));
  const { exitCode, all } = await execa(command, args, {
    cwd: copy.root,
    preferLocal: true,
    localDir: copy.root,
    env: { NO_COLOR: "1", TURBO_TELEMETRY_DISABLED: "1" },
    all: true,
    reject: false,
  });
  await writeFile(path, before);
  expect(all.replaceAll(/\s+\|?\s*/g, " ")).toContain(says.replaceAll(/\s+/g, " "));
  expect(exitCode).not.toBe(0);
});
