import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { expect, inject, test as base } from "vitest";
import { listening } from "./listening.ts";

type OpenOptions = BrowserContextOptions & {
  /** The page's file, and what comes behind it. */
  readonly path?: string;
};

type Open = (options?: OpenOptions) => Promise<Page>;

type Fixtures = {
  readonly browser: Browser;
  /** Where the pages are. */
  readonly site: string;
  /** Opens a built page in a context of its own, and waits until it listens. */
  readonly open: Open;
  /**
   * Lets a complaint pass that a test provokes: an error or a warning in the console, or a request to
   * elsewhere, told as `asked <origin>`.
   */
  readonly expectComplaint: (pattern: RegExp) => void;
};

type Complaints = {
  readonly expected: RegExp[];
  readonly heard: string[];
};

declare module "vitest" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- to add to vitest's own
  interface TaskMeta {
    /** Why a test failed that was then tried again; the closing line of CI tells it. */
    firstFailure?: string;
  }
}

/** Tests of the built pages in a real browser. A test fails when anything else than it expects was complained about. */
export const test = base.extend<Fixtures & { readonly complaints: Complaints; readonly noted: undefined }>({
  browser: [
    async ({}, use) => {
      const browser = await chromium.connect(inject("browser"));
      await use(browser);
      await browser.close();
    },
    { scope: "file" },
  ],
  site: async ({}, use) => use(inject("site")),
  noted: [
    async ({ task }, use) => {
      const [failure] = task.result?.errors ?? [];
      if (failure !== undefined) {
        task.meta.firstFailure = failure.message;
      }
      await use(undefined);
    },
    { auto: true },
  ],
  complaints: async ({}, use) => {
    const complaints: Complaints = { expected: [], heard: [] };
    await use(complaints);
    const { expected, heard } = complaints;
    // Only now: the browser reports when it likes, also after the page has shown what became of it.
    // As one text, so that a failure says which in its first line.
    const unexpected = heard.filter((complaint) => !expected.some((pattern) => pattern.test(complaint)));
    expect(unexpected.join("\n")).toBe("");
  },
  expectComplaint: async ({ complaints }, use) => use((pattern) => void complaints.expected.push(pattern)),
  open: async ({ browser, site, complaints }, use) => {
    const pages: Page[] = [];
    await use(async ({ path = "", ...options } = {}) => {
      // Whoever waits for a place in the page should not have to wait for it to be scrolled to.
      const page = await browser.newPage({ reducedMotion: "reduce", ...options });
      pages.push(page);
      // Below the test's own limit, so that a failure names its line.
      page.setDefaultTimeout(60_000);
      listen(page, new URL(site).origin, complaints.heard);
      await page.goto(site + path);
      return options.javaScriptEnabled === false ? page : listening(page);
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

function listen(page: Page, origin: string, heard: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      heard.push(message.text());
    }
  });
  page.on("pageerror", (error) => heard.push(String(error)));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "blob:" && url.origin !== origin) {
      heard.push(`asked ${url.origin}`);
    }
  });
}
