import { expect, test } from "vitest";
import { json, resetAfterRequest, respond } from "../src/testing/behaviours.ts";
import { startFaultServer } from "../src/testing/fault-server.ts";
import { password, token } from "../src/testing/samples.ts";
import { runExample, type Ended } from "./run-example.ts";

/** Says how many characters it took, and whether it was given the key. */
const honestKeeper = `
  let kept = "";
  process.stdin.on("data", (part) => (kept += part)).on("end", () => {
    console.log([...kept].length, "METAL_AUTH_TOKEN" in process.env);
  });`;

async function rotate(baseUrl: string, keeper: string): Promise<Ended> {
  const environment = { METAL_AUTH_TOKEN: token, METAL_BASE_URL: baseUrl };
  return runExample("rotate-password.ts", [process.execPath, "--eval", keeper], environment);
}

test("the keeper takes the password on its input, and does not see the key", async () => {
  const server = await startFaultServer(respond(json(201, { new_password: password })));
  const ended = await rotate(server.baseUrl, honestKeeper);

  expect(ended).toMatchObject({ code: 0, stderr: "" });
  expect(ended.stdout).toContain(`${password.length} false\n`);
  expect(ended.stdout).toContain("The password was reset and is kept");
  expect(ended.stdout).not.toContain(password);
});

test.each(["process.exit(3)", "process.kill(process.pid)"])(
  "a keeper that fails is a job that fails: %s",
  async (keeper) => {
    const server = await startFaultServer(respond(json(201, { new_password: password })));
    const ended = await rotate(server.baseUrl, keeper);

    expect(ended.code).toBe(1);
    expect(ended.stderr).toBe("The password was reset, but it was not kept. Run the job again.\n");
  },
);

test("a keeper that is not there is a job that fails", async () => {
  const server = await startFaultServer(respond(json(201, { new_password: password })));
  const environment = { METAL_AUTH_TOKEN: token, METAL_BASE_URL: server.baseUrl };
  const ended = await runExample("rotate-password.ts", ["./no-such-command"], environment);

  expect(ended.code).toBe(1);
  expect(ended.stderr).toContain("it was not kept");
});

test("a lost reply is a job that fails, and says what may be wrong", async () => {
  const server = await startFaultServer(resetAfterRequest);
  const ended = await rotate(server.baseUrl, honestKeeper);

  expect(ended).toMatchObject({ code: 1, stdout: "" });
  expect(ended.stderr).toContain("What was kept may be wrong until the job has passed.");
});
