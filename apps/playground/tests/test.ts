import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect, test as base } from "vitest";
import { launchBrowser } from "./launch-browser.ts";
import { servePage, type ServedPage } from "./serve-page.ts";

type Open = (options?: BrowserContextOptions) => Promise<Page>;

type Fixtures = {
  readonly browser: Browser;
  readonly site: ServedPage;
  /** Opens the built page in a context of its own. */
  readonly open: Open;
  /** What went wrong meanwhile: errors in the console, and requests to elsewhere. */
  readonly complaints: string[];
};

/** Tests of the built page in a real browser. A test fails when anything was complained about. */
export const test = base.extend<Fixtures>({
  browser: [
    async ({}, use) => {
      const browser = await launchBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: "file" },
  ],
  site: [
    async ({}, use) => {
      const site = await servePage();
      await use(site);
      await site.close();
    },
    { scope: "file" },
  ],
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  open: async ({ browser, site, complaints }, use) => {
    const pages: Page[] = [];
    await use(async (options) => {
      const page = await browser.newPage(options);
      pages.push(page);
      listen(page, new URL(site.url).origin, complaints);
      await page.goto(site.url);
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

function listen(page: Page, origin: string, complaints: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "blob:" && url.origin !== origin) {
      complaints.push(`asked ${url.origin}`);
    }
  });
}
