import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { generate, type SelfsignedOptions } from "selfsigned";
import { temporaryFolder } from "./temporary-folder.ts";

/** An https server on loopback. */
export type HttpsServer = {
  readonly baseUrl: string;
  /** A file with the authority that signed its certificate. */
  readonly authority: string;
  readonly close: () => Promise<void>;
};

const authorityOptions = {
  keyType: "ec",
  algorithm: "sha256",
  extensions: [
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
  ],
} as const satisfies SelfsignedOptions;

/** Starts one. Its certificate names `localhost`, unless it is told otherwise, and is signed by an authority of its own. */
export async function startHttpsServer(
  options: {
    readonly host?: string;
    readonly from?: Date;
    readonly until?: Date;
    readonly isSelfSigned?: boolean;
  } = {},
): Promise<HttpsServer> {
  const { host = "localhost", from, until, isSelfSigned = false } = options;
  const authority = await generate([{ name: "commonName", value: "Authority of the house" }], {
    ...authorityOptions,
  });
  const { private: key, cert } = await generate([{ name: "commonName", value: host }], {
    keyType: "ec",
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: host }] }],
    ...(from && { notBeforeDate: from }),
    ...(until && { notAfterDate: until }),
    ...(!isSelfSigned && { ca: { key: authority.private, cert: authority.cert } }),
  });
  const { path, remove } = await temporaryFolder();
  const file = join(path, "authority.pem");
  await writeFile(file, authority.cert);
  const server = createServer({ key, cert }, (_request, response) => response.writeHead(204).end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `https://localhost:${(server.address() as AddressInfo).port}/metal/v1`,
    authority: file,
    async close() {
      server.close();
      server.closeAllConnections();
      await remove();
    },
  };
}
