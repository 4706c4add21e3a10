import { readBaseUrl } from "../input/base-url.ts";
import { readHeaders } from "../input/headers.ts";
import { check } from "../input/invalid-input.ts";
import { DEFAULT_LIMITS, readLimits, type Limits } from "../input/limits.ts";
import type { PasswordResetEvent } from "./events.ts";
import type { Fetch, PasswordResetClientOptions, TokenSource } from "./options.ts";

/** The options of a client, checked and with their defaults. */
export type Configuration = Limits & {
  readonly source: TokenSource;
  readonly baseUrl: string;
  readonly plainHeaders: Readonly<Record<string, string>>;
  /** What no error may show, whatever the call: the values of the caller's own headers. */
  readonly secrets: readonly string[];
  readonly fetch: Fetch | undefined;
  readonly emit: (event: PasswordResetEvent) => Promise<void>;
};

/** @throws {@link PasswordResetError} with code `invalid_input` for the first option that cannot be used. */
export function configure(options: PasswordResetClientOptions): Configuration {
  const { token, fetch, onEvent, headers } = options;
  for (const [name, callback] of Object.entries({ fetch, onEvent })) {
    check(callback === undefined || typeof callback === "function", name, "a function");
  }
  return {
    ...readLimits(options, DEFAULT_LIMITS),
    source: token,
    baseUrl: readBaseUrl(options),
    plainHeaders: readHeaders(options),
    secrets: Object.values(headers ?? {}).filter((value) => value !== ""),
    fetch,
    async emit(event) {
      try {
        await (onEvent?.(event) as unknown);
      } catch {
        // A listener that fails, at once or later, must not change what is true of the call.
      }
    },
  };
}
