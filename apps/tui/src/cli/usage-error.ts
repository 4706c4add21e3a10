/** The program was called in a way that cannot work. Its message says what to do, and repeats no value. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Tells one by its name: the start of the program and its commands are bundled apart, each with a copy of the class. */
export function isUsageError(error: unknown): error is UsageError {
  return error instanceof Error && error.name === "UsageError";
}
