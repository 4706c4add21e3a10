import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { serve, type Listening } from "@metal/password-reset-server/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "./runtimes/bundle.ts";
import { watchConsole } from "./runtimes/console.ts";
import { launchChromium } from "./runtimes/launch-chromium.ts";
import { createServer } from "./servers/start-servers.ts";

const example = join(import.meta.dirname, "../../../packages/password-reset/examples/browser");
const { server, facts } = await createServer();
let browser: Browser;
let listening: Listening;

beforeAll(async () => {
  const html = await readFile(join(example, "index.html"), "utf8");
  const { code } = await bundle(join(example, "page.ts"));
  const files = new Map([
    ["/", new Blob([html], { type: "text/html; charset=utf-8" })],
    ["/page.js", new Blob([code], { type: "text/javascript" })],
  ]);
  const fetch = async (request: Request): Promise<Response> => {
    const file = files.get(new URL(request.url).pathname);
    return file === undefined ? server.fetch(request) : new Response(file);
  };
  listening = await serve({ server: { fetch } });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await listening.close();
  await server.close();
});

async function submit(page: Page, token: string): Promise<void> {
  await page.goto(listening.url);
  await page.getByLabel("Token from the mail").fill(token);
  await page.getByRole("button", { name: "Reset" }).click();
}

test("the page of the examples resets a password, and shows it when it is asked to", async () => {
  const page = await browser.newPage();
  const printed = await watchConsole(page);
  await submit(page, facts.userKey);
  await page.getByText("This is the only time").waitFor();
  const password = page.getByLabel("New password");

  expect(await password.getAttribute("type")).toBe("password");
  await page.getByRole("button", { name: "Reveal" }).click();
  expect(await password.getAttribute("type")).toBe("text");
  expect(await password.inputValue()).toBe(facts.newPassword);
  expect(await page.getByLabel("Token from the mail").inputValue()).toBe("");
  expect(await printed()).toBe("");
});

test("the page says what is true when a reset fails", async () => {
  const page = await browser.newPage();
  await submit(page, "wrong");
  const message = page.getByText("The password was not changed.");
  await message.waitFor();

  expect(await message.textContent()).toContain("the server answered 401");
});
