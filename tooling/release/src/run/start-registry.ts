import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runServer } from "verdaccio";

export type Registry = {
  /** Where it listens, with a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

export type RegistryOptions = {
  /** Where it keeps what is published. */
  readonly folder: string;
  /** The registry that it asks for what is not ours. */
  readonly upstream: string;
};

/** Starts a registry on loopback, on a free port: our scope can be published by anybody, all else comes from upstream. */
export async function startRegistry({ folder, upstream }: RegistryOptions): Promise<Registry> {
  const configuration = {
    self_path: folder,
    storage: join(folder, "storage"),
    web: { enable: false },
    auth: { htpasswd: { file: join(folder, "htpasswd"), max_users: -1 } },
    // Two requests that failed would keep all others from being made for five minutes. Package managers try again.
    uplinks: { upstream: { url: upstream, cache: true, timeout: "60s", max_fails: 1000 } },
    packages: {
      "@metal/*": { access: ["$all"], publish: ["$all"], unpublish: [] },
      "**": { access: ["$all"], publish: [], unpublish: [], proxy: ["upstream"] },
    },
    log: { type: "stdout", format: "pretty", level: "fatal" },
  };
  const server: Server = await runServer(configuration);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
