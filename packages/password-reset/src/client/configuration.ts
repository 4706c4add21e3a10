import { readBaseUrl } from "../input/base-url.ts";
import { readHeaders } from "../input/headers.ts";
import { asInvalidInput, check } from "../input/invalid-input.ts";
import { DEFAULT_LIMITS, readLimits, type Limits } from "../input/limits.ts";
import type { PasswordResetClientOptions } from "./options.ts";

/** The options of a client, checked and with their defaults. */
export type Configuration = Pick<PasswordResetClientOptions, "fetch" | "onEvent" | "token"> &
  Limits & {
    readonly baseUrl: string;
    readonly headers: Readonly<Record<string, string>>;
    /** What no error may show, whatever the call: the values of the caller's own headers. */
    readonly secrets: readonly string[];
  };

/** @throws {@link PasswordResetError} with code `invalid_input` for the first option that cannot be used. */
export function configure(options: PasswordResetClientOptions): Configuration {
  try {
    const { token, fetch, onEvent, headers = {} } = options;
    for (const [name, callback] of Object.entries({ fetch, onEvent })) {
      check(callback === undefined || typeof callback === "function", name, "a function");
    }
    return {
      ...readLimits(options, DEFAULT_LIMITS),
      token,
      fetch,
      onEvent,
      baseUrl: readBaseUrl(options),
      headers: readHeaders(options),
      secrets: Object.values(headers).filter(Boolean),
    };
  } catch (error) {
    throw asInvalidInput(error);
  }
}
