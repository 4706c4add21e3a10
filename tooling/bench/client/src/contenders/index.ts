import type { Contender } from "./contender.ts";

/** The client that the others are compared with: it waits as long as ours and sends a `DELETE` once, as ours does. */
export const baseline = "ky, retries off";
export const ownName = "@metal/password-reset";

const modules: Readonly<Record<string, string>> = {
  [ownName]: "ours",
  fetch: "fetch",
  "ky, retries and timeout off": "ky-no-timeout",
  [baseline]: "ky-retries-off",
  "ky, defaults": "ky-defaults",
  "openapi-fetch": "openapi-fetch",
  "hey-api, ky": "hey-api",
  axios: "axios",
};

/** The names of all contenders, in the order of the table. */
export const contenderNames: readonly string[] = Object.keys(modules);

/** The file beside this one that a contender stands in, without its extension. */
export function contenderModule(name: string): string {
  const file = modules[name];
  if (file === undefined) {
    throw new Error(`There is no contender called ${name}.`);
  }
  return file;
}

/** Loads one contender and nothing of the others. */
export async function loadContender(name: string): Promise<Contender> {
  const { contender } = (await import(`./${contenderModule(name)}.ts`)) as { readonly contender: Contender };
  return contender;
}
