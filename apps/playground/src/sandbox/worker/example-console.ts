import inspect from "object-inspect";
import type { ConsoleLevel } from "../protocol.ts";

type Print = (level: ConsoleLevel, text: string) => void;

/** A console that prints text. It has the methods that examples are written with. */
export type ExampleConsole = Pick<Console, "debug" | "error" | "info" | "log" | "table" | "warn">;

export function createExampleConsole(print: Print): ExampleConsole {
  const at =
    (level: ConsoleLevel) =>
    (...values: readonly unknown[]): void =>
      print(level, values.map(formatValue).join(" "));
  return {
    debug: at("log"),
    error: at("error"),
    info: at("log"),
    log: at("log"),
    table: at("log"),
    warn: at("warn"),
  };
}

/** A value as a console shows it: text as it is, an error by its message, the rest inspected. */
export function formatValue(value: unknown): string {
  if (typeof value === "string") {
    return value;
  }
  if (value instanceof Error) {
    return formatError(value);
  }
  return inspect(asData(value), { depth: 4, indent: 2, maxStringLength: 2000 });
}

function formatError({ name, message, cause }: Error): string {
  const because = cause === undefined ? "" : `\n  caused by ${formatValue(cause)}`;
  return `${name}: ${message}${because}`;
}

/** What an object wants to be shown as. It may hide something, as an answer with a password does. */
function asData(value: unknown): unknown {
  return typeof value === "object" &&
    value !== null &&
    "toJSON" in value &&
    typeof value.toJSON === "function"
    ? value.toJSON()
    : value;
}
