import type { Tone } from "../run/verdict.ts";
import type { Compared } from "./comparison.ts";

/** The ways of writing a call that are compared. */
export const peers = ["client", "ky", "fetch"] as const;

export type Peer = (typeof peers)[number];

export const peerLabels: Readonly<Record<Peer, string>> = {
  client: "this client",
  ky: "ky",
  fetch: "fetch",
};

/**
 * How well a caller is told. This client says what is true, whether or not that is good news; where the
 * others had no error, it may have been luck.
 */
export function peerTone(peer: Peer, { tone, sent }: Compared): Tone {
  if (peer === "client") {
    return "good";
  }
  return tone === "neutral" && sent === 1 ? "good" : tone;
}
