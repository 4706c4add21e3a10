import type { Contender } from "./contender.ts";

/** The client that the others are compared with: it waits as long as ours and sends a `DELETE` once, as ours does. */
export const baseline = "ky, retries off";
export const ownName = "@metal/password-reset";

type Entry = {
  /** The file beside this one that the contender stands in. */
  readonly file: string;
  readonly load: () => Promise<{ readonly contender: Contender }>;
};

const entries: Readonly<Record<string, Entry>> = {
  [ownName]: { file: "ours.ts", load: async () => import("./ours.ts") },
  fetch: { file: "fetch.ts", load: async () => import("./fetch.ts") },
  "ky, retries and timeout off": { file: "ky-no-timeout.ts", load: async () => import("./ky-no-timeout.ts") },
  [baseline]: { file: "ky-retries-off.ts", load: async () => import("./ky-retries-off.ts") },
  "ky, defaults": { file: "ky-defaults.ts", load: async () => import("./ky-defaults.ts") },
  "openapi-fetch": { file: "openapi-fetch.ts", load: async () => import("./openapi-fetch.ts") },
  "hey-api, ky": { file: "hey-api.ts", load: async () => import("./hey-api.ts") },
  axios: { file: "axios.ts", load: async () => import("./axios.ts") },
};

/** The names of all contenders, in the order of the table. */
export const contenderNames: readonly string[] = Object.keys(entries);

/** The file beside this one that a contender stands in. */
export function contenderFile(name: string): string {
  return entryOf(name).file;
}

/** Loads one contender and nothing of the others. */
export async function loadContender(name: string): Promise<Contender> {
  const { contender } = await entryOf(name).load();
  return contender;
}

function entryOf(name: string): Entry {
  const entry = entries[name];
  if (entry === undefined) {
    throw new Error(`There is no contender called ${name}.`);
  }
  return entry;
}
