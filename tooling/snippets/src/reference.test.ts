import { describe, expect, test } from "vitest";
import { commandReference, putReference, readCommands } from "./command-reference.ts";
import { checkOurs } from "./check-command.ts";
import { read } from "./documents.ts";
import { helpOf, ourPrograms, readmes } from "./our-programs.ts";
import { readHelp } from "./read-help.ts";
import { commandsOf } from "./shell-commands.ts";

describe.each(Object.entries(readmes))("%s and %s", (program, path) => {
  test("the README lists the commands that there are; if not: pnpm fix:readmes", async () => {
    const document = read(path);
    expect(document).toBe(putReference(document, await commandReference(program, { helpOf })));
  });

  test("every flag that the README names is one", async () => {
    const helps = [readHelp(await helpOf(program, [])), ...(await readCommands(program, { helpOf }))];
    const flags = new Set(
      helps.flatMap(({ options }) => options.flatMap((option) => option.match(/--?[a-z-]+/g) ?? [])),
    );
    const named = [...read(path).matchAll(/`(--?[a-z][a-z-]*)[^`]*`/g)].map(([, flag = ""]) => flag);
    expect(named.filter((flag) => flag !== "--help" && !flags.has(flag))).toEqual([]);
    expect(named).not.toEqual([]);
  });

  test("the examples of the help can be typed", async () => {
    const helps = [readHelp(await helpOf(program, [])), ...(await readCommands(program, { helpOf }))];
    const typed = helps
      .flatMap(({ examples }) => examples.flatMap(commandsOf))
      .filter(({ words }) => (words[0] ?? "") in ourPrograms);
    const problems = await Promise.all(typed.map(async (command) => checkOurs(command, { helpOf })));
    expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
  });
});
