/** A run that was under way had to be ended. Its message says what is true, and what to do. */
export class RunError extends Error {
  override readonly name = "RunError";
}

/** Tells one by its name: the start of the program and its commands are bundled apart, each with a copy of the class. */
export function isRunError(error: unknown): error is RunError {
  return error instanceof Error && error.name === "RunError";
}
