import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type Axe from "axe-core";
import type { BrowserContextOptions, Page } from "playwright-core";

const axeFile = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));

/** How a page is opened that axe will look at: it is put in from outside, which the page's own policy would refuse. */
export const forAxe = { reducedMotion: "reduce", bypassCSP: true } as const satisfies BrowserContextOptions;

/** Both themes, on a wide screen and on a narrow one. */
export const looks = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 360 },
  { colorScheme: "dark", width: 360 },
] as const;

/** What axe has against the page as it is now. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    await page.evaluate(await readFile(axeFile, "utf8"));
  }
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: typeof Axe };
    const results = await axe.run();
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(" ")}`);
  });
}
