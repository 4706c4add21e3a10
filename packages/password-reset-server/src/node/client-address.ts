import ipaddr from "ipaddr.js";
import { PasswordResetServerError } from "../errors/server-error.ts";

/** Finds a client's address from that of the socket and what proxies in front have noted. */
export type FindClient = (
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
) => string | undefined;

type Network = ReturnType<typeof ipaddr.parseCIDR>;

/**
 * Makes the finder. `X-Forwarded-For` is read from its end, where the nearest proxy writes, and only as far as those
 * who wrote are trusted: what a client claims about itself stands further in front.
 *
 * @param trusted addresses, or networks such as `10.0.0.0/8`, of proxies that overwrite or append to the header.
 * @throws {@link PasswordResetServerError} `invalid_option` where one of them is neither.
 */
export function createFindClient(trusted: readonly string[]): FindClient {
  const networks = trusted.map((text) => readNetwork(text));
  const isTrusted = (address: string): boolean => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return networks.some((network) => parsed.kind() === network[0].kind() && parsed.match(network));
  };
  return (socketAddress, forwardedFor) => {
    const noted = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
    let client = socketAddress;
    while (client !== undefined && isTrusted(client)) {
      const before = noted.pop();
      if (before === undefined || !ipaddr.isValid(before)) return client;
      client = before;
    }
    return client;
  };
}

function readNetwork(text: string): Network {
  if (ipaddr.isValid(text)) {
    const address = ipaddr.process(text);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  }
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  throw new PasswordResetServerError(
    "invalid_option",
    "trustProxy holds something that is neither an address nor a network. Nothing listens. Give such as 10.0.0.0/8.",
  );
}
