import { findViolations, forAxe, looks } from "./axe.ts";
import { example } from "./example.ts";
import { listening } from "./listening.ts";
import { test } from "./test.ts";

test("the page is read without scripts: the text and the code, and nothing that needs them", async ({
  open,
  expect,
}) => {
  const page = await open({ javaScriptEnabled: false });
  expect(await page.locator("h1").innerText()).toMatch(/^Reset a password/);
  expect(await page.locator("#ask .editor").innerText()).toContain("createPasswordResetToken");
  expect(await page.getByText("turn JavaScript on").isVisible()).toBe(true);
  expect(await page.getByRole("button").count()).toBe(0);
});

test("an editor takes the place of the code without moving anything", async ({ open, expect }) => {
  const still = await open({ javaScriptEnabled: false });
  const before = await still.locator("#ask .editor").boundingBox();
  const page = await open();
  await example(page, "ask").look();
  const height = async () => (await page.locator("#ask .editor").boundingBox())?.height;
  await expect.poll(height).toBeCloseTo(before?.height ?? 0, 0);
});

test.for(looks)("axe finds nothing after a run, %o", async ({ colorScheme, width }, { open, expect }) => {
  const page = await open({ ...forAxe, colorScheme, viewport: { width, height: 800 } });
  for (const id of ["ask", "outcome"] as const) {
    await example(page, id).run();
    await page.locator(`#${id} .verdict`).waitFor();
  }
  await page.locator("#ask .mail").waitFor();
  await page.locator("#ask .exchange summary").click();
  await page.locator("#outcome .peers summary").click();
  expect(await findViolations(page)).toEqual([]);
});

test("nothing is cut off or scrolls sideways on a narrow screen", async ({ open, expect }) => {
  const page = await open({ viewport: { width: 360, height: 740 } });
  const ask = example(page, "ask");
  await ask.run();
  await page.locator("#ask .mail").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("the colours that were chosen are there on the next visit", async ({ open, expect }) => {
  const page = await open({ colorScheme: "light" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole("button", { name: "Use dark colours" }).click();
  await page.getByRole("button", { name: "Use light colours" }).waitFor();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.reload();
  await listening(page);
  expect(await ground()).toBe(dark);
  await page.getByRole("button", { name: "Use light colours" }).click();
  await page.getByRole("button", { name: "Use dark colours" }).waitFor();
  expect(await ground()).toBe(light);
});
