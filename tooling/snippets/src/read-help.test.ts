import { expect, test } from "vitest";
import { readHelp } from "./read-help.ts";

const help = `Usage: tool key [options] [command] <name>

keys, which are
shown once

Options:
  -o, --output <form>  how it is written, or how it
                       is wrapped (default: "--x")
  -h, --help           display help

Commands:
  create [options]     makes one
  help [command]       display help

Examples:
  $ tool key create a
`;

test("a help is read", () => {
  expect(readHelp(help)).toEqual({
    usage: "key <name>",
    description: "keys, which are shown once",
    options: ["-o, --output <form>"],
    commands: ["create"],
    examples: ["tool key create a"],
  });
});
