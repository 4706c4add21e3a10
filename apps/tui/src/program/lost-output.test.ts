import { afterEach, expect, test } from "vitest";
import { startFaultServer, type FaultServer } from "../testing/fault-server.ts";
import { runProgram, type ProgramRun } from "../testing/run-program.ts";

const key = "mk_user_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

async function serve(): Promise<FaultServer> {
  const server = await startFaultServer("none");
  cleanups.push(server.close);
  return server;
}

async function resetInto(redirection: string): Promise<ProgramRun> {
  const { baseUrl } = await serve();
  return runProgram(["reset", "--yes", "--base-url", baseUrl], {
    env: { METAL_AUTH_TOKEN: key },
    redirection,
  });
}

test.each([
  ["a full disk", "> /dev/full"],
  ["a closed pipe", "| true"],
])(
  "%s: the password was reset and is lost, which is said, with the exit code for it",
  async (_what, into) => {
    const run = await resetInto(into);
    expect(run.stderr).toContain("error: the password was reset, and the new one is lost");
    expect(run.stderr).toContain("exit 8");
  },
);

test.each([
  ["stdin", "<&-"],
  ["stdout", ">&-"],
])(
  "where %s is closed from the start there is no terminal, and the job is done once",
  async (_what, closed) => {
    const run = await runProgram([], { redirection: closed });
    expect(run.stderr).toBe("exit 0\n");
  },
);

test("a reader that has had enough is no failure where nothing is lost", async () => {
  const { baseUrl } = await serve();
  const run = await runProgram(["request", "ada@example.com", "--base-url", baseUrl], {
    env: { METAL_AUTH_TOKEN: key },
    redirection: "| true",
  });
  expect(run.stderr).toBe("exit 0\n");
});
