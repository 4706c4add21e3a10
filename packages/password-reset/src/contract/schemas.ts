/** The JSON that answers `resetPassword`. The contract leaves the field optional. */
export type NewPasswordBody = {
  readonly new_password?: string;
};

/** The JSON that answers any 4xx or 5xx: one message, or a list of them. */
export type ErrorBody = { readonly error: string } | { readonly errors: readonly string[] };

/**
 * The new password in a parsed reply, or `undefined` where there is no usable one: the field missing,
 * not a string, or empty.
 *
 * @example
 * ```ts
 * import { readNewPassword } from "@metal/password-reset/contract";
 *
 * readNewPassword({ new_password: "correct horse" }); // "correct horse"
 * readNewPassword({}); // undefined
 * ```
 */
export function readNewPassword(body: unknown): string | undefined {
  const password = property(body, "new_password");
  return typeof password === "string" && password !== "" ? password : undefined;
}

/**
 * The messages in a parsed error reply, in order; empty where the reply is not the contract's `Error`.
 *
 * @example
 * ```ts
 * import { readErrorMessages } from "@metal/password-reset/contract";
 *
 * readErrorMessages({ error: "Not found" }); // ["Not found"]
 * readErrorMessages({ errors: ["one", "two"] }); // ["one", "two"]
 * readErrorMessages("<html>"); // []
 * ```
 */
export function readErrorMessages(body: unknown): string[] {
  const many = property(body, "errors");
  const messages = Array.isArray(many) ? many : [property(body, "error")];
  return messages.filter((message): message is string => typeof message === "string" && message !== "");
}

function property(value: unknown, name: string): unknown {
  const object = Object(value) as Readonly<Record<string, unknown>>;
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
