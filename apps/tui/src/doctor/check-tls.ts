import { connect } from "node:tls";
import type { Check } from "./check.ts";

const day = 86_400_000;
/** A certificate that ends sooner than this is worth a word. */
const soon = 14 * day;

/** Whether the connection is encrypted, by what, and until when the certificate is valid. */
export async function checkTls(
  url: URL,
  options: { readonly limit: number; readonly clock: () => number },
): Promise<Check> {
  const name = "TLS";
  if (url.protocol === "http:") return { name, state: "ok", text: "none, and none needed on this machine" };
  try {
    const { protocol, validTo } = await shakeHands(url, options.limit);
    const left = Date.parse(validTo) - options.clock();
    const text = `${protocol ?? "TLS"}, certificate valid for ${Math.floor(left / day)} more days`;
    if (left > soon) return { name, state: "ok", text };
    return { name, state: "warning", text, next: "ask whoever runs the server to renew its certificate" };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      name,
      state: "failed",
      text: `no encrypted connection was made (${code ?? "no answer in time"})`,
      next: code?.includes("CERT")
        ? "if the certificate is your own, name its authority by NODE_EXTRA_CA_CERTS; never turn the check off"
        : "check the host and the port of the base URL, the network, a proxy, a VPN",
    };
  }
}

async function shakeHands(
  url: URL,
  limit: number,
): Promise<{ readonly protocol: string | null; readonly validTo: string }> {
  const { hostname, port } = url;
  const host = hostname.replaceAll(/^\[|\]$/g, "");
  return new Promise((resolve, reject) => {
    // An address is no name that a certificate could be asked for.
    const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
    const socket = connect({ host, port: Number(port || 443), ...servername }, () => {
      resolve({ protocol: socket.getProtocol(), validTo: socket.getPeerCertificate().valid_to });
      socket.end();
    });
    socket.setTimeout(limit, () => socket.destroy(new Error("no answer in time")));
    socket.on("error", reject);
  });
}
