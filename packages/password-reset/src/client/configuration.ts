import { readBaseUrl } from "../input/base-url.ts";
import { readHeaders } from "../input/headers.ts";
import { invalidInput } from "../input/invalid-input.ts";
import { DEFAULT_RETRY, DEFAULT_TIMEOUT, readRetry, readTimeout } from "../input/limits.ts";
import { checkFetch } from "./checked-fetch.ts";
import type { PasswordResetEvent, WhatHappened } from "./events.ts";
import type { Fetch, PasswordResetClientOptions, TokenSource } from "./options.ts";

/** The options of a client, checked and with their defaults. */
export type Configuration = {
  readonly token: TokenSource;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What no error may show, whatever the call: the values of the caller's own headers. */
  readonly secrets: readonly string[];
  readonly timeout: number | false;
  readonly retry: number;
  readonly fetch: Fetch | undefined;
  readonly emit: (event: PasswordResetEvent) => void;
};

/** The configuration, and the listener as one call speaks to it. */
export type CallConfiguration = Configuration & {
  readonly tell: (what: WhatHappened) => void;
};

/** @throws {@link PasswordResetError} with code `invalid_input` for the first option that cannot be used. */
export function configure(options: PasswordResetClientOptions): Configuration {
  const { token, fetch, onEvent } = options;
  if (fetch !== undefined && typeof fetch !== "function") {
    throw invalidInput("`fetch` is not a function");
  }
  if (onEvent !== undefined && typeof onEvent !== "function") {
    throw invalidInput("`onEvent` is not a function");
  }
  return {
    token,
    baseUrl: readBaseUrl(options.baseUrl, { allowInsecureHttp: options.allowInsecureHttp === true }),
    headers: readHeaders(options.headers, options.userAgent),
    secrets: Object.values(options.headers ?? {}).filter((value) => value !== ""),
    timeout: readTimeout(options.timeout, DEFAULT_TIMEOUT),
    retry: readRetry(options.retry, DEFAULT_RETRY),
    fetch: fetch && checkFetch(fetch),
    emit(event) {
      if (onEvent !== undefined) {
        void tell(onEvent, event);
      }
    },
  };
}

/** A listener that fails, at once or later, must not change what is true of the call. */
async function tell(
  onEvent: (event: PasswordResetEvent) => unknown,
  event: PasswordResetEvent,
): Promise<void> {
  try {
    await onEvent(event);
  } catch {
    // The event was for the listener alone.
  }
}
