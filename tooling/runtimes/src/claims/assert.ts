import { isPasswordResetError, type PasswordResetError } from "@metal/password-reset";

/** Fails where two values are not the same as JSON. */
export function equal(actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) {
    throw new Error(`expected ${right}, but it is ${left}`);
  }
}

/** Fails where a text shows one of the words. The words themselves are not repeated: they are secrets. */
export function showsNone(text: string, words: readonly string[]): void {
  const shown = words.findIndex((word) => text.includes(word));
  if (shown !== -1) {
    throw new Error(`secret number ${shown} is shown, in a text of ${text.length} characters`);
  }
}

/** The error that a call fails with; fails where it does not, or where the error is another one. */
export async function failureOf(call: Promise<unknown>): Promise<PasswordResetError> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isPasswordResetError(error)) {
    throw new Error("the call did not fail with an error of this package", { cause: error });
  }
  return error;
}

/** Fails where an error does not have these facts. */
export function hasFacts(error: PasswordResetError, facts: Partial<PasswordResetError>): void {
  const names = Object.keys(facts) as readonly (keyof PasswordResetError)[];
  equal(Object.fromEntries(names.map((name) => [name, error[name]])), facts);
}
