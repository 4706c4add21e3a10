import { mkdir, writeFile } from "node:fs/promises";
import { chromium, type Page } from "playwright-core";
import { example } from "../tests/example.ts";
import { launchBrowserServer } from "../tests/launch-browser.ts";
import { listening } from "../tests/listening.ts";
import { servePage } from "../tests/serve-page.ts";

const folder = new URL("../docs/screens/", import.meta.url);

type Screen = {
  readonly name: string;
  readonly path: string;
  /** Brings the page to where it is worth looking at. */
  readonly prepare: (page: Page) => Promise<void>;
};

const screens: readonly Screen[] = [
  {
    name: "start",
    path: "",
    async prepare(page) {
      await example(page, "ask").run();
      await page.locator("#ask .mail").waitFor();
      await page.locator("#ask .editor").evaluate(() => scrollTo(0, 0));
    },
  },
  {
    name: "outcomes",
    path: "outcomes.html",
    async prepare(page) {
      const outcome = example(page, "outcome");
      await outcome.look();
      await outcome.run();
      await outcome.verdict();
      await page.locator("#outcome .exchange summary").first().click();
      await page.locator("#try-it").evaluate((section) => section.scrollIntoView());
    },
  },
];

const server = await launchBrowserServer();
const [browser, site] = await Promise.all([chromium.connect(server.wsEndpoint()), servePage()]);
await mkdir(folder, { recursive: true });
for (const colorScheme of ["light", "dark"] as const) {
  for (const { name, path, prepare } of screens) {
    const page = await browser.newPage({
      colorScheme,
      reducedMotion: "reduce",
      viewport: { width: 1280, height: 1200 },
    });
    await page.goto(site.url + path);
    await prepare(await listening(page));
    await writeFile(new URL(`${name}-${colorScheme}.webp`, folder), await capture(page));
    await page.context().close();
  }
}
await browser.close();
await Promise.all([server.close(), site.close()]);

/** The part of the page that is seen. Playwright itself writes no WebP, which is half as large. */
async function capture(page: Page): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 80 });
  return Buffer.from(data, "base64");
}
