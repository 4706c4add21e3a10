import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { canned } from "./canned.ts";

/** A plain server in a process of its own; it tells its parent the port and ends with it. */
const server = createServer((request, response) => {
  const { status, headers, body } =
    canned[request.method === "DELETE" ? "resetPassword" : "createPasswordResetToken"];
  response.writeHead(status, headers).end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  process.send?.((server.address() as AddressInfo).port);
});
process.on("disconnect", () => process.exit());
