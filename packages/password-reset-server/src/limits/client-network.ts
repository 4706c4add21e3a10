import ipaddr from "ipaddr.js";

/**
 * What stands for a client where requests are counted: its IPv4 address, or its IPv6 /64, since whoever has one
 * address of such a network has all. `undefined` where the address cannot be read.
 */
export function clientNetwork(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4") return parsed.toString();
  const network = parsed.toByteArray().slice(0, 8);
  return network.map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
