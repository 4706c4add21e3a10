import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { expect, inject, test as base } from "vitest";

type OpenOptions = BrowserContextOptions & {
  /** The page's file, and what comes behind it. */
  readonly path?: string;
};

type Open = (options?: OpenOptions) => Promise<Page>;

type Fixtures = {
  readonly browser: Browser;
  /** Where the pages are. */
  readonly site: string;
  /** Opens a built page in a context of its own. */
  readonly open: Open;
  /** What went wrong meanwhile: errors in the console, and requests to elsewhere. */
  readonly complaints: string[];
};

/** Tests of the built pages in a real browser. A test fails when anything was complained about. */
export const test = base.extend<Fixtures>({
  browser: [
    async ({}, use) => {
      const browser = await chromium.connect(inject("browser"));
      await use(browser);
      await browser.close();
    },
    { scope: "file" },
  ],
  site: async ({}, use) => use(inject("site")),
  complaints: async ({}, use) => {
    const complaints: string[] = [];
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  open: async ({ browser, site, complaints }, use) => {
    const pages: Page[] = [];
    await use(async ({ path = "", ...options } = {}) => {
      const page = await browser.newPage(options);
      pages.push(page);
      // Below the test's own limit, so that a failure names its line.
      page.setDefaultTimeout(10_000);
      listen(page, new URL(site).origin, complaints);
      await page.goto(site + path);
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
