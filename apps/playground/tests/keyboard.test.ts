import { example } from "./example.ts";
import { test } from "./test.ts";

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
