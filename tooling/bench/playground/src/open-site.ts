import { findBrowser } from "@metal/tooling-chromium";
import { chromium, type Browser } from "playwright-core";
import { preview } from "vite";

export type Site = {
  readonly url: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
};

/** Serves the built page on loopback, and opens a browser to look at it. */
export async function openSite(playground: string): Promise<Site> {
  const server = await preview({
    root: playground,
    configFile: false,
    logLevel: "silent",
    preview: { host: "127.0.0.1", port: 0 },
  });
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) {
    throw new Error("The preview server has no address.");
  }
  const args = ["--no-sandbox", "--disable-gpu"];
  const browser = await chromium.launch({ args, ...(await findBrowser()) });
  return {
    url,
    browser,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
