/** A run that was under way had to be ended. Its message says what is true, and what to do. */
export class RunError extends Error {
  override readonly name = "RunError";
}
