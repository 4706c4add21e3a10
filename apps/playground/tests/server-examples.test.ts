import { example } from "./example.ts";
import { test } from "./test.ts";

const path = "server.html";

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

test("what a rule says that was not kept stands in the console", async ({ open, expect }) => {
  const page = await open({ path });
  const conform = example(page, "conform");
  await conform.chooseFault("502 with a proxy's HTML page");
  await conform.run();
  await conform.ended();
  expect(await conform.console()).toMatch(/^failed .*502[\s\S]*It does not conform\./m);
});

test("our server keeps every rule of the contract, in the page too", async ({ open, expect }) => {
  const page = await open({ path });
  const conform = example(page, "conform");
  await conform.run();
  await conform.ended();
  const printed = await conform.console();
  expect(printed).toContain("It conforms.");
  expect(printed).not.toMatch(/^(failed|skipped)/m);
});
