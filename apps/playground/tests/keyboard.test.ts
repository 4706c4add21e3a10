import type { Page } from "playwright-core";
import { example } from "./example.ts";
import { listening } from "./listening.ts";
import { test } from "./test.ts";
import { tabTo } from "./walk.ts";

test("run, stop and clear have keys that work in the editor and beside it", async ({ open }) => {
  const page = await open();
  const ask = example(page, "ask");
  const status = (value: string) => page.locator(`#ask .console[data-status="${value}"]`).waitFor();
  await ask.write('console.log("turning"); while (true);');
  await page.keyboard.press("ControlOrMeta+Enter");
  await status("running");
  await page.keyboard.press("ControlOrMeta+.");
  await status("stopped");
  await page.keyboard.press("ControlOrMeta+k");
  await status("idle");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ControlOrMeta+Enter");
  await status("running");
  await page.keyboard.press("ControlOrMeta+k");
  await status("idle");
});

test("the editor offers what the client has", async ({ open, expect }) => {
  const page = await open();
  const ask = example(page, "ask");
  await ask.write('import { createPasswordResetClient } from "@metal/password-reset";\n');
  const offered = page.locator(".cm-tooltip-autocomplete li");
  await page.keyboard.type("const client = createPasswordResetClient({ ti");
  await offered.filter({ hasText: "timeout" }).click();
  expect(await ask.code()).toContain("createPasswordResetClient({ timeout");
  await page.keyboard.type(": 1 });\nclient.");
  await expect
    .poll(() => offered.locator(".cm-completionLabel").allInnerTexts())
    .toEqual(["createPasswordResetToken", "resetPassword"]);
  await page.locator(".cm-completionInfo").getByText("mail a reset token").waitFor();
});

test("the whole job is done by Tab and Enter alone: ask, read the mail, put in its token, reset", async ({
  open,
  expect,
}) => {
  const page = await open();
  const button = (id: string, name: string) =>
    page.locator(`#${id}`).getByRole("button", { name, exact: true });
  await tabTo(page, button("ask", "Run"));
  await page.keyboard.press("Enter");
  await page.locator("#ask .mail").waitFor();
  await expect(focused(page)).resolves.toBe("Run");
  await tabTo(page, page.locator("#ask .mail summary"));
  await page.keyboard.press("Enter");
  await page.locator("#ask .mail-text").waitFor({ state: "hidden" });
  await page.keyboard.press("Enter");
  await page.locator("#ask .mail-text").waitFor();
  await tabTo(page, button("ask", "Use this token"));
  await page.keyboard.press("Enter");
  await expect
    .poll(() => button("reset", "Run").evaluate((run) => run === document.activeElement))
    .toBe(true);
  await page.keyboard.press("Enter");
  expect(await example(page, "reset").verdict()).toMatchObject({
    learnt: "The password was reset, and the new one is known.",
  });
  await expect(focused(page)).resolves.toBe("Run");
  await tabTo(page, button("reset", "Show secrets"));
  await page.keyboard.press("Enter");
  await page.locator("#reset .exchange summary").press("Enter");
  await page.locator("#reset mark.secret").first().waitFor();
});

test("the focus stays where it was when a run ends, and goes to Run when what it was in is gone", async ({
  open,
  expect,
}) => {
  const page = await open();
  const ask = example(page, "ask");
  await ask.write('await fetch("http://localhost/"); while (true);');
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator("#ask .exchange summary").focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect.poll(() => focused(page)).toBe("Run");
  await page.locator("#ask .exchange").waitFor();
  await page.locator("#ask").getByRole("button", { name: "Stop" }).press("Enter");
  await ask.ended();
  expect(await focused(page)).toBe("Stop");
});

test("a dialog that closes gives the focus back, and a place that was found has it", async ({
  open,
  expect,
}) => {
  const page = await open({ path: "outcomes.html" });
  const search = page.getByRole("button", { name: "Search" });
  await search.press("Enter");
  await page.getByRole("searchbox").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => search.evaluate((button) => button === document.activeElement)).toBe(true);

  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("every error");
  await page.locator(".search li").first().waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/outcomes\.html#errors$/);
  await page.keyboard.press("Tab");
  await expect.poll(() => page.locator("#errors :focus").count()).toBe(1);
});

test("a page that was gone to is read from its beginning, and its text is one step away", async ({
  open,
  expect,
}) => {
  const page = await open();
  await tabTo(page, page.getByRole("link", { name: "Outcomes", exact: true }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/outcomes\.html$/);
  await listening(page);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to the text");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.locator("main :focus").count()).toBe(1);
});

async function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.textContent ?? undefined);
}
