import { findBrowser } from "@metal/tooling-chromium";
import { chromium, type Browser } from "playwright-core";

/** Starts the browser that tests run in. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ args: ["--no-sandbox", "--disable-gpu"], ...(await findBrowser()) });
}
