import { expect } from "vitest";
import { example } from "./example.ts";
import { test } from "./test.ts";

test("an example has no origin, no storage and no network", async ({ open, site, expectComplaint }) => {
  // The browser reports each refusal; there is nothing else to complain about.
  expectComplaint(/Content Security Policy|Content-Security-Policy/);
  const page = await open();
  const ask = example(page, "ask");
  await ask.write(
    [
      "const refused = async (name, attempt) => {",
      "  try { await attempt(); console.log(name, 'reached'); }",
      "  catch (error) { console.log(name, 'refused'); }",
      "};",
      "const failed = (target) => new Promise((resolve, reject) => { target.onerror = reject; target.onload = target.onopen = resolve; });",
      "console.log('origin', self.origin);",
      "await refused('document', () => document);",
      "await refused('localStorage', () => localStorage.length);",
      "await refused('indexedDB', () => indexedDB.open('x'));",
      `await refused('eval', () => (0, eval)('1'));`,
      `await refused('importScripts', () => importScripts('${site}'));`,
      `await refused('XMLHttpRequest', () => { const r = new XMLHttpRequest(); r.open('GET', '${site}'); const p = failed(r); r.send(); return p; });`,
      `await refused('fetch', () => fetch('${site}'));`,
      `await refused('WebSocket', () => failed(new WebSocket('${site.replace("http", "ws")}')));`,
      "console.log('done');",
    ].join(" "),
  );
  await ask.run();
  await ask.ended();
  const lines = (await ask.console()).split("\n").filter((line) => line !== "");
  expect(lines).toEqual([
    "origin null",
    "document refused",
    "localStorage refused",
    "indexedDB refused",
    "eval refused",
    "importScripts refused",
    "XMLHttpRequest refused",
    "fetch refused",
    "WebSocket refused",
    "done",
  ]);
});

test("markup that an example prints or forges is text", async ({ open }) => {
  const page = await open();
  const ask = example(page, "ask");
  const markup = "<img src=x onerror=alert(1)>";
  await ask.write(
    `console.log("${markup}"); postMessage({ type: "console", level: "log", text: "forged ${markup}" }); postMessage({ type: "mail", mail: {} }); postMessage(null);`,
  );
  await ask.run();
  await ask.ended();
  expect(await ask.console()).toContain(markup);
  expect(await ask.console()).toContain(`forged ${markup}`);
  expect(await page.locator("img").count()).toBe(0);
});

test("a flood of messages ends the run, not the page", async ({ open }) => {
  const page = await open();
  const ask = example(page, "ask");
  await ask.write("for (;;) console.log('again');");
  await ask.run();
  await page.locator("#ask .console").getByText("Too much to show").waitFor();
  expect(await page.locator("#ask .console pre").count()).toBe(2001);
});

test("the page itself allows only its own scripts", async ({ open }) => {
  const page = await open();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|blob:|data:|\*/);
  await page.locator("#ask .editor").hover();
  expect(await page.locator("iframe").getAttribute("sandbox")).toBe("allow-scripts");
});
