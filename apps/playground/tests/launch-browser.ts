import { findChromium } from "@metal/tooling-chromium";
import { chromium, type BrowserServer, type LaunchOptions } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** A browser that several processes connect to. */
export async function launchBrowserServer(): Promise<BrowserServer> {
  return chromium.launchServer(await findBrowser());
}

/** Finds Chromium: `CHROME_PATH` where it is set, else the one from the npm package on Linux x64, else an installed Chrome. */
async function findBrowser(): Promise<LaunchOptions> {
  const executablePath = process.env["CHROME_PATH"] ?? (await findChromium());
  return { args: flags, ...(executablePath === undefined ? { channel: "chrome" } : { executablePath }) };
}
