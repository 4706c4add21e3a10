import type { Page } from "playwright-core";

/** Waits until the page says that it listens. What is done to a page has to come after this. */
export async function listening(page: Page): Promise<Page> {
  await page.locator("html[data-listening]").waitFor({ state: "attached" });
  return page;
}
