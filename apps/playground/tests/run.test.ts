import { describe, expect } from "vitest";
import { example } from "./example.ts";
import { test } from "./test.ts";

test("the mail's token goes into the second example and resets the password, once", async ({ open }) => {
  const page = await open();
  await example(page, "ask").run();
  await page.getByRole("button", { name: "Use this token" }).click();

  const reset = example(page, "reset");
  expect(await reset.code()).toMatch(/const token = "mk_reset_[\w-]{43}";/);
  await page.keyboard.press("Enter");
  expect(await reset.verdict()).toMatchObject({
    learnt: "The password was reset, and the new one is known.",
    truth: "The server reset the password.",
  });
  expect(await reset.console()).toContain("newPassword: '[hidden]'");
  await page.locator("#reset .mail").getByText("Your password was reset").waitFor();

  await reset.run();
  await page.locator("#reset .verdict-facts").getByText("code unauthorized").waitFor();
});

test("secrets are drawn hidden until they are asked for", async ({ open }) => {
  const page = await open();
  const outcome = example(page, "outcome");
  await outcome.chooseFault("None");
  await outcome.run();
  await page.locator("#outcome .exchange summary").click();
  const exchange = page.locator("#outcome .exchange");
  await exchange.getByText("new_password").waitFor();
  expect(await exchange.innerText()).toContain("mk_user_••••••••");
  expect(await exchange.innerText()).toContain('"new_password":"••••••••"');
  await page.locator("#outcome").getByRole("button", { name: "Show secrets" }).click();
  await exchange.getByText(/mk_user_[\w-]{43}/).waitFor();
  expect(await exchange.innerText()).not.toContain("••");
});

test("the keyboard is enough: it runs the code and leaves the editor", async ({ open }) => {
  const page = await open();
  const ask = example(page, "ask");
  await ask.write('console.log("by keyboard")');
  await page.keyboard.press("ControlOrMeta+Enter");
  await page.locator("#ask .console").getByText("by keyboard", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Run");
});

test("nothing that is typed is lost, however slow the page is", async ({ open }) => {
  const page = await open();
  const devtools = await page.context().newCDPSession(page);
  const ask = example(page, "ask");
  await ask.write("// ");
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 8 });
  const typed = "whoever types fast is ahead of what the page has drawn";
  await page.keyboard.type(typed);
  expect(await ask.code()).toBe(`// ${typed}`);
});

test("Reset brings the first code and fault back", async ({ open }) => {
  const page = await open();
  const ask = example(page, "ask");
  const before = await ask.code();
  await ask.write("1");
  await ask.chooseFault("503 Service Unavailable");
  await page.locator("#ask").getByRole("button", { name: "Reset", exact: true }).click();
  expect(await ask.code()).toBe(before);
  expect(await page.locator("#ask select").inputValue()).toBe("none");
});

test("a loop that never ends is stopped, and the next run works", async ({ open }) => {
  const page = await open();
  const ask = example(page, "ask");
  await ask.write('console.log("turning"); while (true);');
  await ask.run();
  await page.locator("#ask .console").getByText("turning", { exact: true }).waitFor();
  await page.locator("#ask").getByRole("button", { name: "Stop" }).click();
  await page.locator("#ask .console").getByText("Stopped.").waitFor();
  await example(page, "outcome").chooseFault("None");
  await example(page, "outcome").run();
  expect(await example(page, "outcome").verdict()).toMatchObject({
    truth: "The server reset the password.",
  });
});

test("a run that takes too long is stopped by itself", async ({ open }) => {
  const page = await open();
  const ask = example(page, "ask");
  await page.clock.install();
  await ask.write('console.log("waiting"); await new Promise(() => {});');
  await ask.run();
  await page.locator("#ask .console").getByText("waiting", { exact: true }).waitFor();
  await page.clock.fastForward(20_000);
  await page.locator("#ask .console").getByText("Stopped after 20 s").waitFor();
});

test("the end of a run that was replaced is not taken for the end of the next", async ({ open }) => {
  const page = await open();
  const ask = example(page, "ask");
  for (const name of ["first", "second"]) {
    await ask.write(`console.log("${name}"); await new Promise(() => {});`);
    await ask.run();
    await page.locator("#ask .console pre").getByText(name, { exact: true }).waitFor();
  }
  expect(await ask.console()).toBe("second");
  expect(await page.locator("#ask").getByRole("button", { name: "Stop" }).isEnabled()).toBe(true);
});

test("what stopping leaves open is unknown to the caller and known to the page", async ({ open }) => {
  const page = await open();
  const ask = example(page, "ask");
  await ask.chooseFault("Never answered");
  await ask.run();
  await page.locator("#ask .exchange").getByText("is waiting").waitFor();
  await page.locator("#ask").getByRole("button", { name: "Stop" }).click();
  expect(await ask.verdict()).toMatchObject({ truth: "The server did nothing." });
  await page.locator("#ask .exchange").getByText("gave up").waitFor();
});

describe("a mistake in the code is told with its place or its name", () => {
  test.for([
    ["const = 1;", "SyntaxError"],
    ['import "left-pad";', '"left-pad" cannot be imported here'],
    ['throw new RangeError("mine");', "RangeError: mine"],
    ['await Promise.reject("text");', "text"],
  ] as const)("%s", async ([code, said], { open }) => {
    const page = await open();
    const ask = example(page, "ask");
    await ask.write(code);
    await ask.run();
    await ask.ended();
    expect(await ask.console()).toContain(said);
  });
});
