import { describe, expect } from "vitest";
import { findViolations, forAxe, looks } from "./axe.ts";
import { test } from "./test.ts";

const pages = [
  ["", "Reset a password, and know what is true afterwards"],
  ["operations.html", "The two operations"],
  ["outcomes.html", "When a call fails"],
  ["server.html", "The server"],
  ["hosting.html", "Hosting the server"],
  ["terminal.html", "In the terminal"],
  ["api.html", "API"],
  ["contract.html", "The contract"],
  ["your-server.html", "Your own server"],
] as const;

describe("each page", () => {
  test.for(pages)("%s is read without scripts", async ([path, title], { open }) => {
    const page = await open({ path, javaScriptEnabled: false });
    expect(await page.locator("h1").innerText()).toBe(title);
    expect(await page.getByRole("button").count()).toBe(0);
    expect((await page.locator("main").innerText()).length).toBeGreaterThan(400);
  });

  test.for(pages)(
    "%s passes axe in both themes, wide and narrow, and is never cut off",
    async ([path], { open }) => {
      const page = await open({ ...forAxe, path });
      for (const { colorScheme, width } of looks) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        expect(await findViolations(page)).toEqual([]);
      }
    },
  );
});

test("next leads through all pages, and previous back", async ({ open }) => {
  const page = await open();
  for (const [, title] of pages.slice(1)) {
    await page.locator('a[rel="next"]').click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
  }
  expect(await page.locator('a[rel="next"]').count()).toBe(0);
  await page.locator('a[rel="prev"]').click();
  await page.getByRole("heading", { level: 1, name: "The contract" }).waitFor();
});

test("every link within these pages leads to something", async ({ open, site }) => {
  const page = await open({ javaScriptEnabled: false });
  const idsOf = new Map<string, ReadonlySet<string>>();
  const links = new Set<string>();
  for (const [path] of pages) {
    await page.goto(site + path);
    const found = await page.evaluate(() => ({
      ids: Array.from(document.querySelectorAll("[id]"), ({ id }) => id),
      links: Array.from(document.querySelectorAll<HTMLAnchorElement>("a[href]"), ({ href }) => href),
    }));
    idsOf.set(site + path, new Set(found.ids));
    for (const link of found.links.filter((each) => each.startsWith(site))) {
      links.add(link);
    }
  }
  const dead = [...links].filter((link) => {
    const [address = "", id] = link.split("#");
    const ids = idsOf.get(address);
    return ids === undefined ? !address.endsWith("/openapi.json") : id !== undefined && !ids.has(id);
  });
  expect(links.size).toBeGreaterThan(50);
  expect(dead).toEqual([]);
});

test("the API page has every export, with its declaration and its words", async ({ open }) => {
  const page = await open({ path: "api.html#password-reset.PasswordResetClientOptions" });
  const options = page.locator('[id="password-reset.PasswordResetClientOptions"]');
  expect(await options.innerText()).toMatch(/Where the contract is spoken[\s\S]*readonly baseUrl/);
  const guard = page.locator('[id="password-reset.isPasswordResetError"]');
  expect(await guard.innerText()).toMatch(/instanceof[\s\S]*value is PasswordResetError[\s\S]*Example/);
});

test("the outcomes page has every code, in the words that the client has for it", async ({ open }) => {
  const page = await open({ path: "outcomes.html", javaScriptEnabled: false });
  const reset = page.locator('[aria-labelledby="errors-of-resetPassword"]');
  expect(new Set(await reset.locator(".catalogue-code").allInnerTexts()).size).toBe(12);
  expect(await reset.innerText()).toContain("Nobody can know whether the password was reset.");
  const compared = page.getByRole("group", { name: "A reset with a user’s key" });
  const lost = compared.getByRole("row", { name: /^Reply lost/ });
  expect(await lost.innerText()).toMatch(/Nobody can know[\s\S]*twice[\s\S]*does not say what is true/);
});

test("the search finds a section of another page and leads to it, by keyboard alone", async ({ open }) => {
  const page = await open();
  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("safe to repe");
  await page.locator(".search li").first().waitFor();
  await page.getByRole("searchbox").fill("refuses to do");
  await page.locator(".search li").first().waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: "What it refuses to do" }).waitFor();
  expect(new URL(page.url()).hash).toBe("#what-it-refuses-to-do");
});

test("a page that is only read loads no more than its text, its styles and a few kB", async ({ open }) => {
  const page = await open({ path: "api.html" });
  const scripts = await page.evaluate(() =>
    (performance.getEntriesByType("resource") as PerformanceResourceTiming[]).filter(({ name }) =>
      name.endsWith(".js"),
    ),
  );
  const bytes = scripts.reduce((total, { decodedBodySize }) => total + decodedBodySize, 0);
  // The page's own, and what would load others: no editor, and nothing that draws.
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(10_000);
});

test("the editor is loaded when an example comes into view, and not before", async ({ open }) => {
  const page = await open({ path: "operations.html", viewport: { width: 1280, height: 300 } });
  const editors = page.locator(".cm-content");
  expect(await editors.count()).toBe(0);
  await page.locator("#ask .editor").scrollIntoViewIfNeeded();
  await editors.waitFor();
  expect(await editors.count()).toBe(1);
});
