import type { ConnectionFacts } from "../state/state.ts";
import type { ClientSettings } from "./connection.ts";

/** The account of the built-in server. */
export const builtInAccount = "ada@example.com";

/** What is known of the built-in server before it runs: its key is made when it starts. */
export function builtInFacts({ timeout }: ClientSettings, key = "mk_user_…"): ConnectionFacts {
  return {
    kind: "built-in",
    name: "built-in server",
    key,
    keySource: undefined,
    account: builtInAccount,
    limit: timeout,
  };
}
