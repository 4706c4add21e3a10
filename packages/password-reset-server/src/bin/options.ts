import { InvalidArgumentError, Option } from "@commander-js/extra-typings";

/** The database that every command works on. */
export const databaseOption: Option<"-d, --database <place>", undefined, string> = new Option(
  "-d, --database <place>",
  "SQLite file, made where there is none, or postgres:// URL; with a password, only from the environment or the file that METAL_RESET_DATABASE_FILE names",
)
  .env("METAL_RESET_DATABASE")
  .default("metal-password-reset.db");

/** How lists are written. */
export const outputOption: Option<
  "-o, --output <form>",
  undefined,
  "table",
  undefined,
  false,
  "table" | "json"
> = new Option("-o, --output <form>", "form of the list")
  .choices(["table", "json"] as const)
  .default("table" as const);

/** A whole number from 1, or from `least`. */
export function wholeNumber(least = 1, most: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}
