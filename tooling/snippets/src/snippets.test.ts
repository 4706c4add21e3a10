import { execaSync } from "execa";
import { expect, test as base } from "vitest";
import { openWorkshop, type Workshop } from "./workshop.ts";

const test = base.extend<{ readonly workshop: Workshop }>({
  workshop: async ({}, use) => {
    const workshop = await openWorkshop();
    await use(workshop);
    await workshop.close();
  },
});

const hasCurl = !execaSync("curl", ["--version"], { reject: false }).failed;

test.skipIf(!hasCurl)("curl asks for a mail, and resets with its token", async ({ workshop }) => {
  await workshop.put("key.header", `X-Auth-Token: ${workshop.userKey}\n`);
  expect(await workshop.run("ask.curl.sh")).toBe("");
  await expect.poll(workshop.token).toMatch(/^mk_reset_/);

  await workshop.put("token.header", `X-Auth-Token: ${workshop.token()}\n`);
  expect(JSON.parse(await workshop.run("reset.curl.sh"))).toEqual({ new_password: expect.any(String) });
  await expect.poll(workshop.notices).toBe(1);
});

test.skipIf(!hasCurl)("curl fails where the server refuses, and shows what it said", async ({ workshop }) => {
  await workshop.put("token.header", "X-Auth-Token: mk_reset_unknown\n");
  await expect(workshop.run("reset.curl.sh")).rejects.toMatchObject({
    exitCode: 22,
    stdout: expect.stringContaining("is not valid"),
  });
});

test("the command asks for a mail, and resets with its token", async ({ workshop }) => {
  const said = await workshop.run("ask.command.sh", { METAL_AUTH_TOKEN: workshop.userKey });
  expect(said).toContain("Asked.");
  await expect.poll(workshop.token).toMatch(/^mk_reset_/);

  await workshop.put("token", workshop.token() ?? "");
  expect(JSON.parse(await workshop.run("reset.command.sh"))).toMatchObject({
    newPassword: expect.any(String),
  });
  await expect.poll(workshop.notices).toBe(1);
});

test("the command fails with a code of its own where the server refuses", async ({ workshop }) => {
  await workshop.put("token", "mk_reset_unknown");
  await expect(workshop.run("reset.command.sh")).rejects.toMatchObject({ exitCode: 3 });
});
