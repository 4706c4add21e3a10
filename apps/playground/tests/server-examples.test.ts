import { example } from "./example.ts";
import { listening } from "./listening.ts";
import { test } from "./test.ts";

const path = "server.html";

/** Checking a whole server takes the page a part of the 20 s that a run may take; beside another, on a slow machine, all of them. */
const oneAtATime = { concurrent: false };

test("the code makes a server, mails, resets, and signs in with the new password", async ({
  open,
  expect,
}) => {
  const page = await open({ path });
  const mount = example(page, "mount");
  await mount.run();
  expect(await mount.verdict()).toMatchObject({
    learnt: "The password was reset, and the new one is known.",
    truth: "The server took a request for a mail. The server reset the password.",
  });
  expect(await mount.console()).toMatch(/Mailed: Reset[\s\S]*It signs in: true/);
  expect(await mount.methods()).toEqual(["POST", "DELETE"]);
});

test("a server that the code makes is reached over the wire: a lost reply is asked for again", async ({
  open,
  expect,
}) => {
  const page = await open({ path });
  const mount = example(page, "mount");
  await mount.chooseFault("Reply lost after the server did it");
  await mount.run();
  expect(await mount.verdict()).toMatchObject({
    learnt: "The password was reset, and the new one is known.",
    truth: expect.stringContaining("Asked again under the same key, it gave the same answer."),
  });
  expect(await mount.methods()).toEqual(["POST", "DELETE", "OPTIONS", "DELETE"]);
  expect(await mount.console()).toContain("It signs in: true");
});

test("what a rule says that was not kept stands in the console", oneAtATime, async ({ open, expect }) => {
  const page = await open({ path });
  const conform = example(page, "conform");
  await conform.chooseFault("502 with a proxy's HTML page");
  await conform.run();
  await conform.ended();
  expect(await conform.console()).toMatch(/^failed .*502[\s\S]*It does not conform\./m);
});

test("our server keeps every rule of the contract, in the page too", oneAtATime, async ({ open, expect }) => {
  const page = await open({ path });
  const conform = example(page, "conform");
  await conform.run();
  await conform.ended();
  const printed = await conform.console();
  expect(printed).toContain("It conforms.");
  expect(printed).not.toMatch(/^(failed|skipped)/m);
});

test("where the server's modules cannot be loaded, nothing is run and the page says so", async ({
  open,
  expect,
  expectComplaint,
}) => {
  expectComplaint(/Failed to load resource/);
  const page = await open({ path });
  await page.route("**/*server-library*", (route) => route.abort());
  const mount = example(page, "mount");
  await mount.run();
  await mount.ended();
  expect(await mount.console()).toContain("could not be loaded, so nothing was run");
  expect(await mount.methods()).toEqual([]);
  // As the page advises.
  await page.unroute("**/*server-library*");
  await page.reload();
  await listening(page);
  await mount.run();
  expect(await mount.verdict()).toMatchObject({
    learnt: "The password was reset, and the new one is known.",
  });
});

test("a run that waits for the server's modules can be stopped", async ({ open, expect }) => {
  const page = await open({ path });
  const asked = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  await page.route("**/*server-library*", async (route) => {
    asked.resolve();
    await stopped.promise;
    await route.continue();
  });
  const mount = example(page, "mount");
  await mount.run();
  await asked.promise;
  await mount.press("Stop");
  await mount.ended();
  stopped.resolve();
  expect(await mount.console()).toContain("Stopped.");
  await mount.run();
  expect(await mount.verdict()).toMatchObject({
    learnt: "The password was reset, and the new one is known.",
  });
});
