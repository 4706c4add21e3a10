import type * as server from "@metal/password-reset-server";
import type * as conformance from "@metal/password-reset-server/conformance";
import type * as memory from "@metal/password-reset-server/memory";

/** Where a worker finds the modules once the library's script has run. */
export const libraryName = "__serverLibrary";

/** The server's modules, by the names under which an example imports them. */
export type Library = {
  readonly "@metal/password-reset-server": typeof server;
  readonly "@metal/password-reset-server/conformance": typeof conformance;
  readonly "@metal/password-reset-server/memory": typeof memory;
};
