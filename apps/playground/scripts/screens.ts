import { mkdir, writeFile } from "node:fs/promises";
import { chromium, type Page, type Route } from "playwright-core";
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
      const ask = example(page, "ask");
      await ask.look();
      await ask.run();
      await Promise.all([ask.ended(), ask.verdict(), page.locator("#ask .mail").waitFor()]);
      await page.locator("#ask .tokens").getByText("usable").waitFor();
      await page.locator("#first-call").evaluate((section) => section.scrollIntoView());
    },
  },
  {
    name: "outcomes",
    path: "outcomes.html",
    async prepare(page) {
      const outcome = example(page, "outcome");
      await outcome.look();
      await outcome.run();
      await Promise.all([outcome.ended(), outcome.verdict()]);
      await page.locator("#outcome .server").getByText("by this run").waitFor();
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
    await page.route(site.url + path, makeStill);
    await page.goto(site.url + path);
    await prepare(await listening(page));
    await paintAnew(page, colorScheme);
    await writeFile(new URL(`${name}-${colorScheme}.webp`, folder), await capture(page));
    await page.context().close();
  }
}
await browser.close();
await Promise.all([server.close(), site.close()]);

/** Has all of it painted at once: at a round corner that was painted over it shows what was there before. */
async function paintAnew(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  for (const next of [colorScheme === "light" ? "dark" : "light", colorScheme] as const) {
    await page.emulateMedia({ colorScheme: next });
    await page.evaluate(
      async () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
}

/** Lets the page's world stand still, so that pictures differ only where the page does. */
async function makeStill(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = (await response.text()).replace("<html", '<html data-world="still"');
  await route.fulfill({ response, body });
}

/** The part of the page that is seen. Playwright itself writes no WebP, which is half as large. */
async function capture(page: Page): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 80 });
  return Buffer.from(data, "base64");
}
