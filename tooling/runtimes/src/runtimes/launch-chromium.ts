import { findChromium } from "@metal/tooling-chromium";
import { chromium, type Browser } from "playwright-core";

/**
 * Starts whichever Chromium `CHROME_PATH` names, else the one from the npm package, which is for Linux on x64,
 * else an installed Chrome.
 */
export async function launchChromium(): Promise<Browser> {
  const path = process.env["CHROME_PATH"] ?? (await findChromium());
  return chromium.launch({
    args: ["--no-sandbox", "--disable-gpu"],
    ...(path === undefined ? { channel: "chrome" } : { executablePath: path }),
  });
}
