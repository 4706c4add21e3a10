import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that listens on loopback. */
export type Listening = {
  /** Such as `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Cuts all connections and stops. */
  readonly close: () => Promise<void>;
};

/** Listens on any free port of loopback. */
export async function listen(server: Server): Promise<Listening> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
