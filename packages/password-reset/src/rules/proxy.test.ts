import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { reply, respondAndClose } from "../testing/behaviours.ts";
import { startFaultServer } from "../testing/fault-server.ts";

const entry = new URL("../index.ts", import.meta.url).href;

/** Resets a password in a process that sends everything through a proxy, and says how that ended. */
async function resetThrough(proxy: string): Promise<string> {
  const program = `
    import { createPasswordResetClient } from ${JSON.stringify(entry)};
    const client = createPasswordResetClient({ token: "key", baseUrl: "https://reset.example.com" });
    await client.resetPassword().catch(({ code, outcome, attempts }) => console.log(code, outcome, attempts));
  `;
  const env = { ...process.env, NODE_USE_ENV_PROXY: "1", HTTPS_PROXY: proxy, NO_PROXY: "" };
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", program], {
    env,
  });
  return stdout.trim();
}

test.each([
  ["wants a password first", 407],
  ["forbids it", 403],
  ["does not reach the server", 502],
] as const)("through a proxy that %s, a reset was not carried out", async (_, status) => {
  const proxy = await startFaultServer(respondAndClose(reply(status)));
  expect(await resetThrough(proxy.baseUrl)).toBe("network not_applied 1");
  expect(proxy.requests.map(({ method }) => method)).toEqual(["CONNECT"]);
});
