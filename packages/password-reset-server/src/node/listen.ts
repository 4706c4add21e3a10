import type { Server } from "node:http";
import { isIPv6, type AddressInfo } from "node:net";

/** Resolves when the server listens, to where, such as `http://127.0.0.1:8080`. */
export function listen(server: Server, port: number, hostname: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, () => {
      server.off("error", reject);
      const bound = server.address() as AddressInfo;
      resolve(`http://${isIPv6(hostname) ? `[${hostname}]` : hostname}:${bound.port}`);
    });
  });
}
