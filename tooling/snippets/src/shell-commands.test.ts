import { expect, test } from "vitest";
import { commandsOf, stepsOf } from "./shell-commands.ts";

test("a command is its variables and its words; comments, redirections and more to come are left out", () => {
  expect(commandsOf('A_B=1 program do "two words" --flag … < file 2>&1 > other # why')).toMatchObject([
    { variables: ["A_B"], words: ["program", "do", "two words", "--flag"] },
  ]);
});

test("a line may hold several commands, and a command several lines", () => {
  const found = commandsOf("a b | c \\\n  d && e\n\n# nothing\nf");
  expect(found.map(({ words }) => words)).toEqual([["a", "b"], ["c", "d"], ["e"], ["f"]]);
});

test("in a session, what follows a command is what it prints", () => {
  expect(stepsOf("$ a \\\n    b\nprinted\n\n$ c\n")).toEqual([
    { line: "a b", output: ["printed"] },
    { line: "c", output: [] },
  ]);
});
