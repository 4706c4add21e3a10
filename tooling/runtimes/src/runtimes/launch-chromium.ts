import sparticuz from "@sparticuz/chromium";
import { chromium, type Browser } from "playwright-core";

/**
 * Starts whichever Chromium `CHROME_PATH` names, else the one from the npm package, which is for Linux on x64,
 * else an installed Chrome.
 */
export async function launchChromium(): Promise<Browser> {
  const packaged = process.platform === "linux" && process.arch === "x64";
  const path = process.env["CHROME_PATH"] ?? (packaged ? await sparticuz.executablePath() : undefined);
  return chromium.launch({
    args: ["--no-sandbox", "--disable-gpu"],
    ...(path === undefined ? { channel: "chrome" } : { executablePath: path }),
  });
}
