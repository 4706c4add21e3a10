import { mkdtemp, rm } from "node:fs/promises";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const example = fileURLToPath(new URL("../src/examples/host-server.ts", import.meta.url));

test("the example that needs Node hosts the contract there", async ({ onTestFinished }) => {
  const folder = await mkdtemp(join(tmpdir(), "host-server-"));
  const program = spawn(process.execPath, ["--conditions=@metal/source", example], {
    cwd: folder,
    env: { ...process.env, PORT: "0", OUTBOX_KEY: Buffer.alloc(32, 1).toString("base64") },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => program.once("exit", resolve));
  onTestFinished(async () => {
    program.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true });
  });
  const origin = (await firstLine(program.stdout)).replace("Listening on ", "");
  const answer = await fetch(`${origin}/metal/v1/reset-password`, { method: "DELETE" });
  expect(answer.status).toBe(401);
});

async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input })) {
    return line;
  }
  throw new Error("The program ended without a word.");
}
