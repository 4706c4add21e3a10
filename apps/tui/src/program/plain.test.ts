import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  faultServerPassword,
  startFaultServer,
  type Fault,
  type FaultServer,
} from "../testing/fault-server.ts";
import { runProgram, type ProgramRun, type RunOptions } from "../testing/run-program.ts";

const key = "mk_user_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

async function serve(fault: Fault): Promise<FaultServer> {
  const server = await startFaultServer(fault);
  cleanups.push(server.close);
  return server;
}

async function runAgainst(
  fault: Fault,
  args: readonly string[],
  options: RunOptions = {},
): Promise<ProgramRun> {
  const { baseUrl } = await serve(fault);
  const env = { METAL_AUTH_TOKEN: key, ...options.env };
  return runProgram([...args, "--base-url", baseUrl, "--retry", "0"], { ...options, env });
}

describe("without a terminal and without a command", () => {
  test("the whole job runs once, step by step, and ends well", async () => {
    const { exitCode, stdout, stderr } = await runProgram([]);
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /1\. A server[^]*2\. Asked\.[^]*3\. A mail to ada@example\.com[^]*4\. The password[^]*5\. The server accepts/,
    );
    expect(stdout).not.toMatch(/mk_(?:user|reset)_[\w-]{20}/);
  });

  test("a base URL needs a command", async () => {
    const { exitCode, stdout, stderr } = await runProgram(["--base-url", "http://127.0.0.1:9"]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Use a command");
  });
});

describe("request", () => {
  test("says on stdout that it asked", async () => {
    const run = await runAgainst("none", ["request", "ada@example.com"]);
    expect(run).toEqual({
      exitCode: 0,
      stdout: "Asked. If ada@example.com has an account, a mail is on its way.\n",
      stderr: "",
    });
  });

  test("-o json gives the fields, and the request's id", async () => {
    const { stdout } = await runAgainst("none", ["request", "ada@example.com", "-o", "json"]);
    expect(JSON.parse(stdout)).toEqual({
      requested: true,
      email: "ada@example.com",
      requestId: "01JD8Q2Z4T6V9K",
    });
  });

  test("--demo asks the built-in server", async () => {
    const { exitCode, stdout } = await runProgram(["request", "ada@example.com", "--demo"]);
    expect([exitCode, stdout]).toEqual([
      0,
      "Asked. If ada@example.com has an account, a mail is on its way.\n",
    ]);
  });
});

describe("reset", () => {
  test("writes the new password alone to stdout", async () => {
    const run = await runAgainst("none", ["reset", "--yes"]);
    expect(run).toEqual({ exitCode: 0, stdout: `${faultServerPassword}\n`, stderr: "" });
  });

  test.each([
    ["json", (text: string): unknown => JSON.parse(text)],
    ["yaml", (text: string): unknown => parse(text)],
  ] as const)("-o %s gives the password and the request's id", async (format, read) => {
    const { stdout } = await runAgainst("none", ["reset", "--yes", "-o", format]);
    expect(read(stdout)).toEqual({ newPassword: faultServerPassword, requestId: "01JD8Q2Z4T6V9K" });
  });

  test("without --yes and without a terminal to ask on, nothing is sent", async () => {
    const server = await serve("none");
    const run = await runProgram(["reset", "--base-url", server.baseUrl], { env: { METAL_AUTH_TOKEN: key } });
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain("Add --yes.");
    expect(server.requests).toEqual([]);
  });

  test("--demo resets on the built-in server", async () => {
    const { exitCode, stdout } = await runProgram(["reset", "--demo", "--yes"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^[\w-]{20,}\n$/);
  });
});

describe("each failure has words on stderr, nothing on stdout, and an exit code of its own", () => {
  test.each([
    ["unauthorized", 3, "error: the server does not accept this key (the server answered 401)"],
    ["unprocessable", 4, "error: this key cannot reset a password (the server answered 422)"],
    ["limited", 5, "  1. wait 30 s, as the server asks"],
    [
      "lost",
      7,
      "error: nobody can know whether the password was reset (the connection was lost before an answer came)",
    ],
    ["failing", 7, "error: nobody can know whether the password was reset (the server answered 503)"],
    ["passwordless", 8, "error: the password was reset, and the new one is lost"],
  ] as const)("%s", async (fault, exitCode, words) => {
    const run = await runAgainst(fault, ["reset", "--yes"]);
    expect(run).toMatchObject({ exitCode, stdout: "" });
    expect(run.stderr).toContain(words);
    expect(run.stderr).not.toContain(key);
  });

  test("no server: not applied, and worth trying again", async () => {
    const server = await serve("none");
    await server.close();
    const run = await runProgram(["reset", "--yes", "--retry", "0", "--base-url", server.baseUrl], {
      env: { METAL_AUTH_TOKEN: key },
    });
    expect(run).toMatchObject({ exitCode: 6, stdout: "" });
    expect(run.stderr).toContain("Nothing happened: the password is what it was.");
  });

  test("no answer within --timeout: unknown", async () => {
    const run = await runAgainst("silent", ["reset", "--yes", "--timeout", "0.3"]);
    expect(run).toMatchObject({ exitCode: 7, stdout: "" });
    expect(run.stderr).toContain("no answer came within 300 ms");
  });

  test("Ctrl-C: interrupted, and what is true", async () => {
    const server = await serve("silent");
    const run = await runProgram(["reset", "--yes", "--base-url", server.baseUrl], {
      env: { METAL_AUTH_TOKEN: key },
      onStart: ({ kill }) => void server.nextRequest.then(() => kill("SIGINT")),
    });
    expect(run).toMatchObject({ exitCode: 130, stdout: "" });
    expect(run.stderr).toContain("nobody can know whether the password was reset (cancelled after sending)");
  });
});

describe("the key", () => {
  async function keySeen(
    args: readonly string[],
    options: RunOptions,
  ): Promise<readonly (string | undefined)[]> {
    const server = await serve("none");
    const { exitCode } = await runProgram(["reset", "--yes", "--base-url", server.baseUrl, ...args], options);
    expect(exitCode).toBe(0);
    return server.tokens;
  }

  async function configFile(text: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "metal-config-"));
    cleanups.push(async () => rm(folder, { recursive: true }));
    const path = join(folder, "metal.yaml");
    await writeFile(path, text);
    return path;
  }

  test("comes from stdin first, then from the environment, then from the file", async () => {
    const METAL_CONFIG = await configFile("token: from-file\nproject-id: x\n");
    const METAL_AUTH_TOKEN = "from-environment";
    expect(
      await keySeen(["--token-stdin"], { input: "from-stdin\n", env: { METAL_CONFIG, METAL_AUTH_TOKEN } }),
    ).toEqual(["from-stdin"]);
    expect(await keySeen([], { env: { METAL_CONFIG, METAL_AUTH_TOKEN } })).toEqual(["from-environment"]);
    expect(await keySeen([], { env: { METAL_CONFIG } })).toEqual(["from-file"]);
  });

  test("is found where the vendor's CLI keeps it", async () => {
    const HOME = await mkdtemp(join(tmpdir(), "metal-home-"));
    cleanups.push(async () => rm(HOME, { recursive: true }));
    await mkdir(join(HOME, ".config", "equinix"), { recursive: true });
    await writeFile(join(HOME, ".config", "equinix", "metal.yaml"), "token: from-home\n");
    expect(await keySeen([], { env: { HOME } })).toEqual(["from-home"]);
  });

  test("without one nothing is sent", async () => {
    const server = await serve("none");
    const { exitCode, stderr } = await runProgram(["reset", "--yes", "--base-url", server.baseUrl]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("METAL_AUTH_TOKEN");
    expect(server.requests).toEqual([]);
  });

  test("a file that is not YAML is named, and not quoted", async () => {
    const METAL_CONFIG = await configFile(`token: "${key}\n  - {`);
    const { exitCode, stderr } = await runProgram(["reset", "--yes"], { env: { METAL_CONFIG } });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(METAL_CONFIG);
    expect(stderr).not.toContain(key);
  });

  test.each([
    [["reset", "--token", "sk-live-4242424242"]],
    [["reset", "--token=sk-live-4242424242"]],
    [["--api-key=sk-live-4242424242", "reset"]],
    [["reset", "--yes", "sk-live-4242424242"]],
    [["sk-live-4242424242"]],
    [["reset", "--timeout", "sk-live-4242424242"]],
    [["reset", "--sk-live-4242424242"]],
    [["request", "mk_reset_sk-live-4242424242"]],
  ])("in the arguments %j is refused without being repeated", async (args) => {
    const { exitCode, stdout, stderr } = await runProgram(args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).not.toContain("4242");
    expect(stderr).toContain("Nothing was sent.");
  });
});

describe("what cannot be sent is refused, with words about the option and none of its value", () => {
  test.each([
    [["request", "ada"], "that is not one address"],
    [["request", "ada@example.com,eve@example.com"], "that is not one address"],
    [["request", "ada@example.com", "--base-url", "http://reset.example.com"], "--base-url cannot be used"],
    [
      ["request", "ada@example.com", "--base-url", "https://ada:hunter2@reset.example.com"],
      "--base-url cannot be used",
    ],
    [["request", "ada@example.com", "--base-url", "hunter2"], "--base-url cannot be used"],
    [
      ["request", "ada@example.com", "--timeout", "hunter2"],
      "an argument or an option has a value that cannot be used: --timeout",
    ],
    [
      ["request", "ada@example.com", "--retry", "11"],
      "an argument or an option has a value that cannot be used: --retry",
    ],
    [
      ["request", "ada@example.com", "-o", "hunter2"],
      "an argument or an option has a value that cannot be used: --output",
    ],
    [["request", "ada@example.com", "--demo", "--base-url", "http://127.0.0.1:9"], "two different servers"],
    [["request"], "an address is missing"],
    [["request", "ada@example.com", "--concurrency", "hunter2"], "that cannot be used: --concurrency"],
    [["completion"], "an argument is missing"],
    [["completion", "hunter2"], "an argument or an option has a value"],
    [["config", "hunter2"], "that is not a command"],
    [["request", "ada@example.com", "--hunter"], "there is no such option: --hunter"],
    [["hunter2"], "that is not a command"],
  ])("%j", async (args, words) => {
    const { exitCode, stdout, stderr } = await runProgram(args, { env: { METAL_AUTH_TOKEN: key } });
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
    expect(stderr).toContain("Nothing was sent.");
    expect(stderr).not.toContain("hunter2");
  });
});

describe("--help and --version", () => {
  test("name the commands, the keys' order and the exit codes", async () => {
    const { exitCode, stdout } = await runProgram(["--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/request[^]*reset[^]*--token-stdin[^]*METAL_AUTH_TOKEN[^]*Exit codes/);
  });

  test("each command explains itself", async () => {
    const { exitCode, stdout } = await runProgram(["reset", "--help"]);
    expect([exitCode, stdout.includes("--yes")]).toEqual([0, true]);
  });

  test("the version is the package's", async () => {
    expect(await runProgram(["--version"])).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: "",
    });
  });
});
