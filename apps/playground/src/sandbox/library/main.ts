import * as server from "@metal/password-reset-server";
import * as conformance from "@metal/password-reset-server/conformance";
import * as memory from "@metal/password-reset-server/memory";
import { libraryName, type Library } from "./library.ts";

// A classic script has no exports, so it leaves its modules where the worker finds them.
Object.assign(globalThis, {
  [libraryName]: {
    "@metal/password-reset-server": server,
    "@metal/password-reset-server/conformance": conformance,
    "@metal/password-reset-server/memory": memory,
  } satisfies Library,
});
