import * as passwordReset from "@metal/password-reset";
import * as contract from "@metal/password-reset/contract";
import type { PasswordResetClientOptions, PasswordResetEvent } from "@metal/password-reset";
import ky, * as kyModule from "ky";
import type { Library } from "../library/library.ts";

export type ModuleOptions = {
  readonly baseUrl: string;
  readonly userKey: string;
  /** The server's modules, where the example brought them. */
  readonly library: Library | undefined;
  /** Is told what every client of the example does. */
  readonly onEvent: (event: PasswordResetEvent) => void;
};

/** Resolves the imports of an example. Whatever sends requests there takes the global `fetch`. */
export function createRequire(options: ModuleOptions): (name: string) => unknown {
  const { baseUrl, userKey, library, onEvent } = options;
  const modules = new Map<string, unknown>([
    ["@metal/password-reset", { ...passwordReset, createPasswordResetClient: clientThatTells(onEvent) }],
    ["@metal/password-reset/contract", contract],
    ["ky", { ...kyModule, default: ky, __esModule: true }],
    ["./playground.ts", { baseUrl, userKey }],
    ...Object.entries(library ?? {}),
  ]);
  return (name) => {
    const found = modules.get(name);
    if (found === undefined) {
      throw new Error(
        `"${name}" cannot be imported here, and nothing is fetched from elsewhere. ` +
          `There are ${[...modules.keys()].map((each) => `"${each}"`).join(", ")}.`,
      );
    }
    return found;
  };
}

/** The client as it is, with one more listener: the page draws what the client says. */
function clientThatTells(tell: ModuleOptions["onEvent"]): typeof passwordReset.createPasswordResetClient {
  return (options: PasswordResetClientOptions) =>
    passwordReset.createPasswordResetClient({
      ...options,
      onEvent(event) {
        tell(event);
        options.onEvent?.(event);
      },
    });
}
