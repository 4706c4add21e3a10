import { describe, expect } from "vitest";
import { example } from "./example.ts";
import { test } from "./test.ts";

const permissions = ["clipboard-read", "clipboard-write"];

// One after the other: all pages of a browser have one clipboard.
describe("sharing", { concurrent: false }, () => {
  test("a link carries code, fault and way of writing, and runs nothing on arrival", async ({ open }) => {
    const page = await open({ permissions });
    const outcome = example(page, "outcome");
    await outcome.chooseVariant("ky");
    await outcome.chooseFault("503 Service Unavailable");
    await outcome.write('console.log("shared");');
    await outcome.press("Share");
    await page.locator("#outcome").getByText("Copied").first().waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    const other = await open({ path: `outcomes.html${new URL(link).hash}` });
    await other.getByText("This code came with the link").waitFor();
    const arrived = example(other, "outcome");
    expect(await arrived.code()).toBe('console.log("shared");');
    expect(await other.locator("#outcome select").inputValue()).toBe("unavailable");
    expect(await other.locator("#outcome .console").getAttribute("data-status")).toBe("idle");
    expect(await other.locator("iframe").count()).toBe(0);
    await arrived.run();
    await arrived.ended();
    expect(await arrived.console()).toBe("shared");
  });

  test("a token that was put into the code does not go into the link", async ({ open }) => {
    const page = await open({ permissions });
    await example(page, "ask").run();
    await page.getByRole("button", { name: "Use this token" }).click();
    const reset = example(page, "reset");
    expect(await reset.code()).toMatch(/mk_reset_[\w-]{43}/);
    await reset.press("Share");
    await page.locator("#reset").getByText("Copied").first().waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await open({ path: new URL(link).hash });
    await other.getByText("This code came with the link").waitFor();
    expect(await example(other, "reset").code()).toContain('"mk_reset_left_out_of_the_link"');
  });

  test("a link that cannot be read leaves the page as it is", async ({ open }) => {
    const page = await open({ path: "#try=ask~client~none~not-packed" });
    await example(page, "ask").run();
    expect(await page.getByText("This code came with the link").count()).toBe(0);
  });

  test("Copy copies the code", async ({ open }) => {
    const page = await open({ permissions });
    const ask = example(page, "ask");
    await ask.write("const copied = true;");
    await ask.press("Copy");
    await page.locator("#ask").getByText("Copied").first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("const copied = true;");
  });
});
