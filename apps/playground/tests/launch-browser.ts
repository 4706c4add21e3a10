import { findBrowser } from "@metal/tooling-chromium";
import { chromium, type BrowserServer } from "playwright-core";

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
  return chromium.launchServer({ args: flags, ...(await findBrowser()) });
}
