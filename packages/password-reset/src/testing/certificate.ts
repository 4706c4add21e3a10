import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { generate } from "selfsigned";
import { onTestFinished } from "vitest";

/** An https server on loopback whose certificate nobody signed, and that counts what it is asked. */
export async function startUntrustedServer(): Promise<{
  readonly baseUrl: string;
  readonly requests: () => number;
}> {
  let requests = 0;
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }]);
  const server = createServer({ key, cert }, (_, response) => {
    requests += 1;
    response.writeHead(201).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    baseUrl: `https://localhost:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
  };
}
