import type { Page } from "playwright-core";
import type { Site } from "./open-site.ts";

/** One visit, in ms. */
export type Load = {
  readonly painted: number;
  /** From the start of the navigation until the first example can be run. */
  readonly interactive: number;
  readonly firstRun: number;
  readonly secondRun: number;
};

/** The first run of code that makes a server, whose modules are loaded on the way, in ms. */
export async function measureServerRuns({ browser, url }: Site, rounds: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await browser.newPage();
    await page.goto(new URL("server.html", url).href);
    await page.locator("#mount fieldset:enabled").first().waitFor();
    times.push(await page.evaluate(run, "mount"));
    await page.close();
  }
  return times;
}

export async function measureLoads({ browser, url }: Site, rounds: number): Promise<readonly Load[]> {
  const loads: Load[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await browser.newPage();
    await page.addInitScript(noteWhenReady);
    await page.goto(url);
    await page.waitForFunction(
      () => "readyAt" in globalThis && performance.getEntriesByName("first-contentful-paint").length > 0,
    );
    const { painted, interactive } = await page.evaluate(() => ({
      painted: performance.getEntriesByName("first-contentful-paint").at(0)?.startTime ?? Number.NaN,
      interactive: (globalThis as unknown as { readonly readyAt: number }).readyAt,
    }));
    loads.push({
      painted,
      interactive,
      firstRun: await page.evaluate(run, "ask"),
      secondRun: await runAgain(page),
    });
    await page.close();
  }
  return loads;
}

async function runAgain(page: Page): Promise<number> {
  await page.locator('#ask .console[data-status="finished"]').waitFor();
  return page.evaluate(run, "ask");
}

/** Notes the moment at which the first Run is enabled. */
function noteWhenReady(): void {
  const look = (): void => {
    if (document.querySelector("#ask:has(fieldset:enabled) button.primary") === null) {
      requestAnimationFrame(look);
    } else {
      Object.assign(globalThis, { readyAt: performance.now() });
    }
  };
  look();
}

/** Presses Run, and waits for the first line in the console. */
async function run(id: string): Promise<number> {
  const start = performance.now();
  const console = document.querySelector(`#${id} .console`);
  document.querySelector<HTMLButtonElement>(`#${id} button.primary`)?.click();
  const { promise, resolve } = Promise.withResolvers<number>();
  const look = (): void => {
    if (console?.querySelector("pre") === null || console?.getAttribute("data-status") === "idle") {
      requestAnimationFrame(look);
    } else {
      resolve(performance.now() - start);
    }
  };
  // The lines of the run before are gone by then.
  requestAnimationFrame(look);
  return promise;
}
