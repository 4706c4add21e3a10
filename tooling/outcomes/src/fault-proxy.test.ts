import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { startFaultProxy } from "./fault-proxy.ts";

test("a request whose client left before the proxy read it has been answered by the server once all is settled", async () => {
  const answered: unknown[] = [];
  const upstream = createServer((incoming, outgoing) => {
    answered.push(incoming.url);
    outgoing.end();
  }).listen(0, "127.0.0.1");
  await once(upstream, "listening");
  const proxy = await startFaultProxy([`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`]);

  const client = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  await once(client, "connect");
  client.end("DELETE /late HTTP/1.1\r\nHost: here\r\n\r\n");
  await proxy.settled();
  expect(answered).toEqual(["/late"]);
  expect(proxy.received).toEqual(["DELETE"]);

  client.destroy();
  await proxy.close();
  upstream.close();
});
