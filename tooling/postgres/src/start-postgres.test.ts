import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";

function run(program: string): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const start = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, "start-postgres.ts"))};
    const { url, remove } = await startPostgres();`;
  const argv = ["--input-type=module", "--eval", `${start}\n${program}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  return { status, stdout, stderr };
}

test("a process that used a database ends with the exit code that it set", () => {
  expect(run("await remove(); process.exitCode = 7;")).toEqual({ status: 7, stdout: "", stderr: "" });
});

test("a database ends with the process that forgot to end it", async () => {
  const { status, stdout } = run("process.stdout.write(new URL(url).port); process.exit(3);");
  expect(status).toBe(3);
  await expect.poll(() => isListening(Number(stdout))).toBe(false);
});

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
