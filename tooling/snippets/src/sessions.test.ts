import { expect, onTestFinished, test } from "vitest";
import { blocksOfDocuments } from "./documents.ts";
import { openFolder } from "./folder.ts";
import { stepsOf, type Step } from "./shell-commands.ts";
import { openWorkshop, type Workshop } from "./workshop.ts";

const terminal = "apps/tui/README.md";
const server = "packages/password-reset-server/README.md";

test("one mail and one reset go as the README of the terminal app says", async () => {
  const workshop = await open();
  const [ask, reset] = session(terminal, "request ada@example.com");
  expect(await workshop.runLine(ask.line, { METAL_AUTH_TOKEN: workshop.userKey })).toBe(
    ask.output.join("\n"),
  );

  await expect.poll(workshop.token).toMatch(/^mk_reset_/);
  await workshop.put("token", workshop.token() ?? "");
  const replied = JSON.parse(await workshop.runLine(reset?.line ?? "")) as object;
  const promised = JSON.parse(reset?.output.join("\n") ?? "") as object;
  expect(Object.keys(replied)).toEqual(Object.keys(promised));
});

test("a list goes as the README of the terminal app says", async () => {
  const workshop = await open();
  const [{ line, output }] = session(terminal, "request --file");
  // As many as it speaks of, two of them twice; and not at the pace that it is kind to choose.
  const addresses = Array.from({ length: 1198 }, (_, index) => `user-${index}@example.com`);
  await workshop.put("addresses.csv", ["email", ...addresses, ...addresses.slice(0, 2)].join("\n"));
  await workshop.put("key", workshop.userKey);
  const written = await workshop.runLine(line.replace("--rate 20", "--rate 10000"));
  expect(written.split("\n").slice(-output.length)).toEqual(output);
});

test("an account, a key and a server go as the README of the server says", async () => {
  const folder = await openFolder();
  onTestFinished(folder.remove);
  const [account, key, serve] = session(server, "account add");
  await folder.run(["-c", account.line]);
  await folder.run(["-c", key?.line ?? ""]);
  expect(await folder.textOf("portal.key")).toMatch(/^mk_project_/);

  const started = folder.start(serve?.line ?? "", { METAL_RESET_PORT: "0" });
  onTestFinished(started.stop);
  const promised = (serve?.output.join("\n") ?? "").replace("8080", "\\d+");
  await expect.poll(started.output).toMatch(new RegExp(promised));
});

async function open(): Promise<Workshop> {
  const workshop = await openWorkshop();
  onTestFinished(workshop.close);
  return workshop;
}

/** The session of a document in which this is typed. */
function session(path: string, typed: string): readonly [Step, ...Step[]] {
  const found = blocksOfDocuments()
    .filter(({ place, language }) => place.startsWith(`${path}:`) && language === "console")
    .map(({ code }) => stepsOf(code))
    .find((steps) => steps.some(({ line }) => line.includes(typed)));
  const [first, ...others] = found ?? [];
  if (first === undefined) throw new Error(`${path} shows nobody typing ${typed} any more.`);
  return [first, ...others];
}
