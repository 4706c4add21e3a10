import sparticuz from "@sparticuz/chromium";
import { chromium, type Browser } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findBrowser();
  return chromium.launch({
    args: flags,
    ...(executablePath === undefined ? { channel: "chrome" } : { executablePath }),
  });
}

/**
 * Finds Chromium: `CHROME_PATH` where it is set, else the one from the npm package on Linux x64, else
 * `undefined`, which leaves it to an installed Chrome.
 */
export async function findBrowser(): Promise<string | undefined> {
  const packaged = process.platform === "linux" && process.arch === "x64";
  return process.env["CHROME_PATH"] ?? (packaged ? sparticuz.executablePath() : undefined);
}
