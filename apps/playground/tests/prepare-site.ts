import type { TestProject } from "vitest/node";
import { launchBrowserServer } from "./launch-browser.ts";
import { servePage } from "./serve-page.ts";

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- to add to vitest's own
  interface ProvidedContext {
    readonly browser: string;
    readonly site: string;
  }
}

/** One browser and one server for all test files. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const site = await servePage();
  const browser = await launchBrowserServer();
  provide("browser", browser.wsEndpoint());
  provide("site", site.url);
  return async () => {
    await Promise.all([browser.close(), site.close()]);
  };
}
