import { findChromium } from "./find-chromium.ts";

/** As much of the options that Playwright launches a browser with as says which one. */
export type Browser = { readonly executablePath: string } | { readonly channel: "chrome" };

/**
 * Finds a browser for tests and benches: whichever `CHROME_PATH` names, else the Chromium of the npm package, which is
 * for Linux on x64, else an installed Chrome.
 */
export async function findBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROME_PATH"] ?? (await findChromium());
  return executablePath === undefined ? { channel: "chrome" } : { executablePath };
}
