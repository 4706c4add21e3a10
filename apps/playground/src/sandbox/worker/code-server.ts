import type { PasswordResetServer } from "@metal/password-reset-server";
import type { Library } from "../library/library.ts";
import type { WireReply, WireRequest } from "../protocol.ts";
import { fromRequest, toReply } from "../wire-form.ts";

/** The server that the code of an example makes, reached over the wire all the same. */
export type CodeServer = {
  /** The library, with a server whose requests take the way over the wire. */
  readonly onWire: (library: Library) => Library;
  /** Answers what came over the wire. */
  readonly serve: (request: WireRequest) => Promise<WireReply>;
};

export function createCodeServer(send: (request: Request) => Promise<Response>): CodeServer {
  let latest: PasswordResetServer | undefined;
  return {
    onWire: (library) => ({
      ...library,
      "@metal/password-reset-server": {
        ...library["@metal/password-reset-server"],
        createPasswordResetServer(options) {
          const server = library["@metal/password-reset-server"].createPasswordResetServer(options);
          latest = server;
          return { ...server, fetch: async (request) => send(request) };
        },
      },
    }),
    async serve(request) {
      return latest === undefined
        ? { type: "lost", reason: "ECONNREFUSED" }
        : toReply(await latest.fetch(fromRequest(request)));
    },
  };
}
