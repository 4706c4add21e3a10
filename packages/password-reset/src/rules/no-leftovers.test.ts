import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { drip, json, neverAnswer, reply, resetAfterRequest, respond } from "../testing/behaviours.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { password } from "../testing/samples.ts";

const entry = new URL("../index.ts", import.meta.url).href;

/** Runs a program of its own that calls, says how that ended and how many timers are left, and then has nothing left to do. */
async function run(baseUrl: string, options: string): Promise<string> {
  const program = `
    import { createPasswordResetClient } from ${JSON.stringify(entry)};
    const client = createPasswordResetClient({ token: "mk_user_key", baseUrl: ${JSON.stringify(baseUrl)}, timeout: ${options} });
    const said = await client.resetPassword().then(() => "done", (error) => error.code);
    console.log(said, process.getActiveResourcesInfo().filter((name) => name === "Timeout").length);
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program]);
  return stdout.trim();
}

describe("a process ends by itself after a call", () => {
  test.each([
    [
      "that succeeded, long before its time limit",
      "done 0",
      respond(json(201, { new_password: password })),
      "60_000",
    ],
    ["that was refused, long before its time limit", "unauthorized 0", respond(json(401, {})), "60_000"],
    ["that ended at its time limit", "timeout 0", neverAnswer, "100"],
    [
      "that ended in the middle of a body",
      "timeout 0",
      drip(json(201, { new_password: password }), 20),
      "300",
    ],
  ])("%s", async (_, said, behaviour, timeout) => {
    const server = await startFaultServer(behaviour);
    expect(await run(server.baseUrl, timeout)).toBe(said);
  });

  test("that was repeated after asking whether it may be", async () => {
    const announced = { "Accept-Idempotency-Key": "DELETE" };
    const server = await startFaultServer(
      resetAfterRequest,
      respond(reply(200, { headers: announced, body: "a body that nobody reads" })),
      respond(json(201, { new_password: password })),
    );
    expect(await run(server.baseUrl, "60_000")).toBe("done 0");
    expect(server.requests.map(({ method }) => method)).toEqual(["DELETE", "OPTIONS", "DELETE"]);
  });
});
