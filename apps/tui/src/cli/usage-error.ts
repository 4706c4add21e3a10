/** The program was called in a way that cannot work. Its message says what to do, and repeats no value. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
