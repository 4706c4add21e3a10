import { describe } from "vitest";
import { example } from "./example.ts";
import { test } from "./test.ts";

const nothing = "The server did nothing.";
const once = "The server reset the password.";
const unheard = "The server reset the password. Its answer never arrived.";

describe("each fault shows what the client says beside what is true", () => {
  test.for([
    ["None", "status 201", once],
    ["Reply lost after the server did it", "outcome unknown · code network", unheard],
    ["Request lost on the way", "outcome unknown · code network", nothing],
    ["Connection refused", "status 201 · 2 attempts", once],
    ["Never answered", "outcome unknown · code timeout", nothing],
    ["429, wait one second", "outcome not_applied · code rate_limited · status 429", nothing],
    ["429, wait one hour", "outcome not_applied · code rate_limited · status 429", nothing],
    ["503 Service Unavailable", "outcome unknown · code server_error · status 503", nothing],
    ["502 with a proxy's HTML page", "outcome unknown · code server_error · status 502", nothing],
    [
      "2xx without a password",
      "outcome applied · code invalid_response · status 201",
      `${once} The answer did not have it.`,
    ],
    ["Redirect to another origin", "outcome not_applied · code unexpected_status", nothing],
    ["422, refused as it stands", "outcome not_applied · code unprocessable · status 422", nothing],
    ["401, the key was revoked", "outcome not_applied · code unauthorized · status 401", nothing],
  ] as const)("%s", async ([fault, facts, truth], { open, expect }) => {
    const page = await open();
    const outcome = example(page, "outcome");
    await outcome.chooseFault(fault);
    await outcome.run();
    const verdict = await outcome.verdict();
    expect(verdict.facts).toContain(facts);
    expect(verdict.truth).toBe(truth);
  });
});

describe("a token that is no longer good is refused", () => {
  test.for(["401, the token was used before", "401, the token has expired"])(
    "%s",
    async (fault, { open, expect }) => {
      const page = await open();
      await example(page, "ask").run();
      await page.getByRole("button", { name: "Use this token" }).click();
      const reset = example(page, "reset");
      await reset.chooseFault(fault);
      await reset.run();
      expect(await reset.verdict()).toMatchObject({
        learnt: "It did not happen.",
        truth: nothing,
      });
    },
  );
});

test("after a lost reply ky resets the password again and says nothing; fetch fails without a word on it", async ({
  open,
  expect,
}) => {
  const page = await open();
  const outcome = example(page, "outcome");
  await outcome.chooseVariant("ky");
  await outcome.run();
  expect(await outcome.verdict()).toMatchObject({
    learnt: "No error: all went well, it seems.",
    truth: "The server reset the password twice. One of its answers never arrived.",
  });
  expect(await outcome.methods()).toEqual(["DELETE", "DELETE"]);
  await expect.poll(outcome.server).toContain("password replaced twice, twice by this run");

  await outcome.chooseVariant("fetch");
  await outcome.run();
  expect(await outcome.verdict()).toMatchObject({
    learnt: "An error, which does not say what is true now.",
    truth: unheard,
  });
});

test("each way of writing a call works where nothing is broken", async ({ open, expect }) => {
  const page = await open();
  for (const variant of ["This client", "fetch", "ky"]) {
    const ask = example(page, "ask");
    await ask.chooseVariant(variant);
    await ask.run();
    expect(await ask.verdict()).toMatchObject({ truth: "The server took a request for a mail." });
    await page.getByRole("button", { name: "Use this token" }).click();

    const reset = example(page, "reset");
    await reset.chooseVariant(variant);
    expect(await reset.code()).toContain('const token = "mk_reset_');
    await reset.run();
    expect(await reset.verdict()).toMatchObject({ truth: once });
  }
});

test("a redirect takes the key of ky and fetch to another origin, and this client stays", async ({
  open,
  expect,
}) => {
  const page = await open();
  const outcome = example(page, "outcome");
  await outcome.chooseFault("Redirect to another origin");
  for (const variant of ["ky", "fetch"]) {
    await outcome.chooseVariant(variant);
    await outcome.run();
    expect(await outcome.verdict()).toMatchObject({
      truth: "The server did nothing. The key went to another server, which was believed.",
    });
    expect(await outcome.methods()).toEqual(["DELETE", "DELETE"]);
  }
  await outcome.chooseVariant("This client");
  await outcome.run();
  expect(await outcome.verdict()).toMatchObject({ truth: nothing });
});

test("where the server declares safe repeat, a lost reply is fetched again and the password replaced once", async ({
  open,
  expect,
}) => {
  const page = await open();
  const outcome = example(page, "outcome");
  await page.locator("#outcome").getByLabel("Declares safe repeat").check();
  await outcome.run();
  expect(await outcome.verdict()).toMatchObject({
    learnt: "The password was reset, and the new one is known.",
    truth: "The server reset the password. Asked again under the same key, it gave the same answer.",
  });
  await expect.poll(outcome.server).toContain("once by this run");
});

test("the server's panel shows a token usable, then used, and expired once the clock has moved", async ({
  open,
  expect,
}) => {
  const page = await open();
  const ask = example(page, "ask");
  await ask.run();
  await expect.poll(ask.server).toMatch(/usable for 60 min/);
  await page.getByRole("button", { name: "Use this token" }).click();
  const reset = example(page, "reset");
  await reset.run();
  await reset.verdict();
  await expect.poll(reset.server).toMatch(/… used/);
  await ask.run();
  await ask.verdict();
  await ask.chooseFault("Server's clock jumps two hours");
  await ask.run();
  await ask.verdict();
  await expect.poll(ask.server).toMatch(/2 h ahead[\s\S]*expired[\s\S]*usable/);
});

test("a slow mail does not keep the answer waiting", async ({ open, expect }) => {
  const page = await open();
  const ask = example(page, "ask");
  await page.clock.install();
  // From here on the mail takes for ever. Far enough ahead, so that it has not passed when it is asked for.
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 600_000));
  await ask.chooseFault("Slow mail");
  await ask.run();
  expect(await ask.verdict()).toMatchObject({ learnt: "The server took the request for a mail." });
  expect(await page.locator("#ask .mail").count()).toBe(0);
  await page.clock.resume();
  await page.locator("#ask .mail").waitFor();
});
