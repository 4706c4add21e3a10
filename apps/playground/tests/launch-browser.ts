import { access } from "node:fs/promises";
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

/**
 * Starts Chromium: `CHROME_PATH` where it is set, else the one from the npm package on Linux x64, else an
 * installed Chrome.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROME_PATH"] ?? (await packagedChromium());
  return chromium.launch({
    args: flags,
    ...(executablePath === undefined ? { channel: "chrome" } : { executablePath }),
  });
}

async function packagedChromium(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    return undefined;
  }
  const path = await sparticuz.executablePath();
  await access(path);
  return path;
}
