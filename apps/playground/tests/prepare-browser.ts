import { findBrowser } from "./launch-browser.ts";

/** Unpacks the browser once, before test files that run side by side would each do so. */
export async function setup(): Promise<void> {
  await findBrowser();
}
