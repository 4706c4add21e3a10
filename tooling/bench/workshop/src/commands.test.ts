import { expect, test } from "vitest";
import { commands, selectCommands } from "./commands.ts";

test("without words all commands are measured", () => {
  expect(selectCommands([])).toEqual(commands);
});

test("words choose commands by their end", () => {
  expect(selectCommands(["types", "build"]).map(({ name }) => name)).toEqual([
    "pnpm turbo run check:types",
    "pnpm build",
  ]);
});

test("a word that is no command is named, beside what there is", () => {
  expect(() => selectCommands(["lint"])).toThrow("there is no lint. There are: pnpm turbo run check:types, ");
});
