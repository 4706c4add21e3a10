import { connect, type PeerCertificate } from "node:tls";
import type { Check } from "./check.ts";
import { describeTrusted, describeUntrusted } from "./describe-certificate.ts";

type Handshake = {
  readonly protocol: string;
  readonly certificate: PeerCertificate;
  /** Why the certificate is not to be trusted; `undefined` where it is. */
  readonly refusal: string | undefined;
};

/** Whether the connection is encrypted, by what, and what there is to say of the certificate. */
export async function checkTls(
  url: URL,
  options: { readonly limit: number; readonly clock: () => number },
): Promise<Check> {
  const name = "TLS";
  if (url.protocol === "http:") return { name, state: "ok", text: "none, and none needed on this machine" };
  const host = url.hostname.replaceAll(/^\[|\]$/g, "");
  try {
    const { protocol, certificate, refusal } = await shakeHands(host, Number(url.port || 443), options.limit);
    const of = { host, now: options.clock() };
    return {
      name,
      ...(refusal === undefined
        ? describeTrusted(protocol, certificate, of)
        : describeUntrusted(refusal, certificate, of)),
    };
  } catch (error) {
    return { name, state: "failed", ...describeNoConnection((error as NodeJS.ErrnoException).code) };
  }
}

function describeNoConnection(code = "no answer in time"): Pick<Check, "text" | "next"> {
  if (code.startsWith("ERR_SSL")) {
    return {
      text: `there is an answer, but no TLS (${code})`,
      next: "check the port of the base URL; a server on this machine may be asked by http",
    };
  }
  return {
    text: `no encrypted connection was made (${code})`,
    next: "check the host and the port of the base URL, the network, a proxy, a VPN",
  };
}

/** Nothing is sent over the connection, so that it may be made to whomever: only then can it be told who answers. */
async function shakeHands(host: string, port: number, limit: number): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    // An address is no name that a certificate could be asked for.
    const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
    const socket = connect({ host, port, ...servername, rejectUnauthorized: false }, () => {
      const { authorized, authorizationError } = socket;
      resolve({
        protocol: socket.getProtocol() ?? "TLS",
        certificate: socket.getPeerCertificate(),
        refusal: authorized ? undefined : String(authorizationError),
      });
      socket.destroy();
    });
    socket.setTimeout(limit, () => socket.destroy(new Error("no answer in time")));
    socket.on("error", reject);
  });
}
