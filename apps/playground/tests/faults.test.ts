import { describe, expect } from "vitest";
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
    ["2xx without a password", "outcome applied · code invalid_response · status 201", once],
    ["401, the key was revoked", "outcome not_applied · code unauthorized · status 401", nothing],
  ] as const)("%s", async ([fault, facts, truth], { open }) => {
    const page = await open();
    const outcomes = example(page, "outcomes");
    await outcomes.chooseFault(fault);
    await outcomes.run();
    const verdict = await outcomes.verdict();
    expect(verdict.facts).toContain(facts);
    expect(verdict.truth).toBe(truth);
  });
});

describe("a token that is no longer good is refused", () => {
  test.for(["401, the token was used before", "401, the token has expired"])(
    "%s",
    async (fault, { open }) => {
      const page = await open();
      await example(page, "ask").run();
      await page.getByRole("button", { name: "Use this token" }).click();
      const reset = example(page, "reset");
      await reset.chooseFault(fault);
      await reset.run();
      expect(await reset.verdict()).toMatchObject({
        learnt: "The password was not changed.",
        truth: nothing,
      });
    },
  );
});

test("after a lost reply ky resets the password again and says nothing; fetch fails without a word on it", async ({
  open,
}) => {
  const page = await open();
  const outcomes = example(page, "outcomes");
  await outcomes.chooseVariant("ky");
  await outcomes.run();
  expect(await outcomes.verdict()).toMatchObject({
    learnt: "No error: all went well, it seems.",
    truth: "The server reset the password twice. 1 of its answers never arrived.",
  });
  expect(await outcomes.methods()).toEqual(["DELETE", "DELETE"]);

  await outcomes.chooseVariant("fetch");
  await outcomes.run();
  expect(await outcomes.verdict()).toMatchObject({
    learnt: "An error, which does not say what is true now.",
    truth: unheard,
  });
});

test("each way of writing a call works where nothing is broken", async ({ open }) => {
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
