import type { NewPassword } from "./options.ts";

// Not a private field: a browser's console lists those.
const passwords = new WeakMap<object, string>();

class HiddenNewPassword implements NewPassword {
  declare readonly requestId: string | undefined;

  get newPassword(): string {
    return passwords.get(this) ?? "";
  }

  toJSON(): NewPassword {
    return { newPassword: "[hidden]", requestId: this.requestId };
  }

  /** A string, since Deno heeds this name too, but shows strings only. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `NewPassword ${JSON.stringify(this)}`;
  }
}

// Told to ignore custom inspection, Node's `inspect` reads the getters of any class but a built-in one.
Object.defineProperty(HiddenNewPassword.prototype, "constructor", { value: Object });

/** A {@link NewPassword} that can be read, and that shows nothing. */
export function hideNewPassword(password: string, requestId: string | undefined): NewPassword {
  const hidden = Object.freeze(Object.assign(new HiddenNewPassword(), { requestId }));
  passwords.set(hidden, password);
  return hidden;
}
