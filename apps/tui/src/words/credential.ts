import type { Call } from "../state/state.ts";

/** What authorised a call, as a noun. */
export function credentialOf(call: Call): "key" | "token" {
  return call.kind === "reset" && call.credential.kind === "token" ? "token" : "key";
}
