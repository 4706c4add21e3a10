import { expect, test } from "vitest";
import { checkCommand, type Knowledge } from "./check-command.ts";
import { commandsOf } from "./shell-commands.ts";

const helps: Readonly<Record<string, string>> = {
  tool: "Options:\n  -q, --quiet  (env: TOOL_QUIET)\n\nCommands:\n  key  keys\n  ask [email...]  asks\n",
  "tool key": "Commands:\n  create [options]  makes one\n",
  "tool key create": "Options:\n  --project <name>  whose\n",
  "tool ask": "Options:\n  --rate <calls>\n",
};

const knowledge: Knowledge = {
  scripts: new Map([
    ["", { start: "node start.ts" }],
    ["@metal/a", { test: "vitest" }],
  ]),
  published: ["@metal/a"],
  helpOf: async (program, commands) => helps[[program, ...commands].join(" ")],
};

test.each([
  "tool",
  "tool --quiet",
  "TOOL_QUIET=1 tool key create --project portal > portal.key",
  "tool ask ada@example.com key --rate=20 -q",
  "npm install @metal/a",
  "npx --yes @metal/a",
  "npx --yes pnpm start",
  "pnpm --filter @metal/a test",
  "pnpm changeset",
])("%s can be typed", async (line) => {
  expect(await problemsOf(line)).toEqual([undefined]);
});

test.each([
  ["tool keys", "tool has no command keys"],
  ["tool key create --user ada", "tool key create has no --user"],
  ["tool ask --rates 20", "tool ask has no --rates"],
  ["TOOL_LOUD=1 tool", "tool does not read TOOL_LOUD"],
  ["other --help", "no test knows the program other"],
  ["npm install @metal/b", "@metal/b is not published from here"],
  ["npx @metal/b", "@metal/b is not published from here"],
  ["npx --yes pnpm begin", "the root has no script begin"],
  ["pnpm --filter @metal/b test", "there is no package @metal/b"],
  ["pnpm --filter @metal/a begin", "@metal/a has no script begin"],
])("%s cannot: %s", async (line, problem) => {
  expect(await problemsOf(line)).toEqual([problem]);
});

async function problemsOf(line: string): Promise<readonly (string | undefined)[]> {
  return Promise.all(commandsOf(line).map(async (command) => checkCommand(command, knowledge)));
}
