import {
  InvalidArgumentError,
  Option,
  type Command,
  type CommandUnknownOpts,
} from "@commander-js/extra-typings";
import { outputFormats, type OutputFormat } from "../plain/format-result.ts";

/** Options of whatever talks to a server, except which server that is in this process. */
export function withConnection(command: Command) {
  return command
    .option(
      "--base-url <url>",
      "where the contract is spoken (default: the published one, retired in June 2026)",
    )
    .option("--token-stdin", "read the key or token from stdin")
    .option("--token-file <file>", "read it from a file that only you can read")
    .option(
      "--timeout <seconds>",
      "how long a call may take, 0 for no limit (default: 10)",
      readNumber({ least: 0.001, most: 86_400, orZero: true }),
    )
    .option(
      "--retry <times>",
      "how often a call that was not carried out is repeated (default: 2)",
      readNumber({ least: 0, most: 10, whole: true }),
    )
    .option("-q, --quiet", "no confirmation and no progress; results and errors stay")
    .option("--no-input", "ask nothing and wait for no key");
}

/** The built-in server, as a choice. */
export function demoOption(): Option<"--demo"> {
  return new Option("--demo", "use the built-in server: in this process, with an account made on the spot");
}

/** How the result is written. */
export function outputOption(): Option<
  "-o, --output <format>",
  undefined,
  undefined,
  undefined,
  false,
  OutputFormat
> {
  return new Option("-o, --output <format>", "how the result is written").choices(outputFormats);
}

/** A number from an option, within bounds. */
export function readNumber(bounds: {
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
  readonly orZero?: boolean;
}): (value: string) => number {
  const { least, most, whole = false, orZero = false } = bounds;
  return (value) => {
    const number = value.trim() === "" ? Number.NaN : Number(value);
    const isWithin = number >= least && number <= most && (!whole || Number.isInteger(number));
    if (isWithin || (orZero && number === 0)) return number;
    throw new InvalidArgumentError(`Give a number from ${least} to ${most}.`);
  };
}

/** What was given to a command and to those above it; the nearest wins, and a default counts for nothing. */
export function givenOptions(command: CommandUnknownOpts): object {
  const above = command.parent === null ? {} : givenOptions(command.parent);
  const own = Object.entries(command.opts()).filter(
    ([name]) => command.getOptionValueSource(name) !== "default",
  );
  return { ...above, ...Object.fromEntries(own) };
}
