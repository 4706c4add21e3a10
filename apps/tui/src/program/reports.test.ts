import { execFileSync } from "node:child_process";
import { chmod, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createPasswordResetServer } from "@metal/password-reset-server";
import { createCapturedMailbox, createMemoryStore } from "@metal/password-reset-server/memory";
import { createArgon2idHasher, serve } from "@metal/password-reset-server/node";
import { afterEach, describe, expect, test } from "vitest";
import { runProgram, type ProgramRun } from "../testing/run-program.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const key = "mk_user_0123456789abcdefghijklmnopqrstuvwxyzABC7f2a";
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

async function ownServer(): Promise<string> {
  const server = createPasswordResetServer({
    store: createMemoryStore(),
    mail: createCapturedMailbox().transport,
    hasher: createArgon2idHasher(),
    outboxKey: new Uint8Array(32),
  });
  const { url, close } = await serve({ server });
  cleanups.push(close, server.close);
  return `${url}/metal/v1`;
}

/** A server that answers each request alike, and keeps what keys it was sent. */
async function plainServer(
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly baseUrl: string; readonly keys: readonly unknown[] }> {
  const keys: unknown[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers["x-auth-token"]);
    response.writeHead(404, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanups.push(() => server.close());
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, keys };
}

type Check = { readonly name: string; readonly state: string; readonly text: string };

async function diagnose(
  baseUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramRun & { readonly checks: Readonly<Record<string, Check>> }> {
  const run = await runProgram(["doctor", "--base-url", baseUrl, "-o", "json"], {
    env: { METAL_AUTH_TOKEN: key, ...env },
  });
  const { checks } = JSON.parse(run.stdout) as { readonly checks: readonly Check[] };
  return { ...run, checks: Object.fromEntries(checks.map((check) => [check.name, check])) };
}

describe("doctor", () => {
  test("finds nothing wrong with a server of ours, and what it supports", async () => {
    const { exitCode, checks, stdout } = await diagnose(await ownServer());
    expect(exitCode).toBe(0);
    expect(Object.values(checks).map(({ state }) => state)).toEqual(Array.from({ length: 7 }, () => "ok"));
    expect(checks["Safe repeat"]?.text).toContain("supported");
    expect(checks["Contract"]?.text).toContain("POST and DELETE /reset-password");
    expect(checks["Key"]?.text).toBe("user key mk_user_…7f2a, from METAL_AUTH_TOKEN");
    expect(stdout).not.toContain(key);
  });

  test("sends no key, and doubts a server that knows nothing of the contract", async () => {
    const { baseUrl, keys } = await plainServer({});
    const { exitCode, checks } = await diagnose(baseUrl);
    expect(exitCode).toBe(0);
    expect(checks["Server"]).toMatchObject({ state: "warning" });
    expect(checks["Contract"]).toMatchObject({ state: "warning" });
    expect(checks["Safe repeat"]?.text).toContain("not announced");
    expect(keys).toEqual([undefined, undefined, undefined]);
  });

  test("sees a clock that is wrong, and by how much", async () => {
    const { baseUrl } = await plainServer({ Date: new Date(Date.now() - 600_000).toUTCString() });
    const { checks } = await diagnose(baseUrl);
    expect(checks["Clock"]).toMatchObject({ state: "warning", text: "10 min ahead of the server's" });
  });

  test("a server that is not there, or speaks no TLS, stands in the way", async () => {
    const { baseUrl } = await plainServer({});
    const plain = await diagnose(baseUrl.replace("http:", "https:"));
    expect([plain.exitCode, plain.checks["TLS"]?.state]).toEqual([6, "failed"]);
    await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
    const gone = await diagnose(baseUrl);
    expect([gone.exitCode, gone.checks["Server"]?.state]).toEqual([6, "failed"]);
  });

  test("a configuration file that others can read is worth a word", async () => {
    const { path, remove } = await temporaryFolder();
    cleanups.push(remove);
    const file = join(path, "metal.yaml");
    await writeFile(file, `token: ${key}\n`, { mode: 0o644 });
    const { baseUrl } = await plainServer({});
    const { checks } = await diagnose(baseUrl, { METAL_AUTH_TOKEN: "", METAL_CONFIG: file });
    expect(checks["Key"]).toMatchObject({ state: "warning", next: `chmod 600 ${file}` });
  });
});

describe("config show", () => {
  test("says where everything comes from, with the key masked", async () => {
    const { exitCode, stdout } = await runProgram(["config", "show", "--timeout", "3"], {
      env: { METAL_AUTH_TOKEN: key },
    });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Base URL +https:\/\/api\.equinix\.com\/metal\/v1 +default/m);
    expect(stdout).toMatch(/^Key +user key mk_user_…7f2a +METAL_AUTH_TOKEN$/m);
    expect(stdout).toMatch(/^Time limit +3 s +--timeout$/m);
    expect(stdout).not.toContain(key);
  });
});

describe("--token-file", () => {
  async function show(mode: number, content: string): Promise<ProgramRun> {
    const { path, remove } = await temporaryFolder();
    cleanups.push(remove);
    const file = join(path, "token");
    await writeFile(file, content);
    await chmod(file, mode);
    return runProgram(["config", "show", "-o", "json", "--token-file", file], {
      env: { METAL_AUTH_TOKEN: "another" },
    });
  }

  test("comes before the environment", async () => {
    const { stdout } = await show(0o600, `${key}\n`);
    expect(JSON.parse(stdout)).toMatchObject({ key: "mk_user_…7f2a" });
  });

  test("is refused when others can read it", async () => {
    for (const mode of [0o644, 0o640, 0o604]) {
      const run = await show(mode, key);
      expect(run).toMatchObject({ exitCode: 2, stdout: "" });
      expect(run.stderr).toContain("chmod 600");
      expect(run.stderr).not.toContain(key);
    }
  });

  test("with more than a key in it is refused, and not quoted", async () => {
    const run = await show(0o600, `${key}\nsecond line`);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).not.toContain("second line");
  });
});

describe("completion", () => {
  async function complete(line: string): Promise<readonly string[]> {
    const { stdout } = await runProgram(["completion", "bash"]);
    const words = line.split(" ").map((word) => JSON.stringify(word));
    const ask = `COMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}; _metal_password_reset; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync("bash", ["-c", `${stdout}\n${ask}`], { encoding: "utf8" })
      .trim()
      .split("\n");
  }

  test("bash offers the commands, the options of each, and the values of an option", async () => {
    expect(await complete("metal-password-reset re")).toEqual(["request", "reset"]);
    expect(await complete("metal-password-reset request --re")).toEqual([
      "--retry",
      "--resume",
      "--repeat-unknown",
    ]);
    expect(await complete("metal-password-reset config s")).toEqual(["show"]);
    expect(await complete("metal-password-reset completion ")).toEqual(
      expect.arrayContaining(["bash", "zsh", "fish"]),
    );
    expect(await complete("metal-password-reset reset -o ")).toEqual(["text", "json", "yaml"]);
  });

  test("zsh and fish get every command and every option too", async () => {
    for (const shell of ["zsh", "fish"]) {
      const { exitCode, stdout } = await runProgram(["completion", shell]);
      expect(exitCode).toBe(0);
      for (const word of ["request", "doctor", "repeat-unknown", "token-file"])
        expect(stdout).toContain(word);
    }
  });
});

describe("--quiet and --no-input", () => {
  test("--quiet leaves out the confirmation, and keeps what was asked for", async () => {
    const run = await runProgram(["request", "ada@example.com", "--demo", "--quiet"]);
    expect(run).toEqual({ exitCode: 0, stdout: "", stderr: "" });
    const reset = await runProgram(["reset", "--demo", "--yes", "-q"]);
    expect(reset.stdout).toMatch(/^[\w-]{20,}\n$/);
  });

  test("--no-input asks nothing: reset then needs --yes", async () => {
    const run = await runProgram(["reset", "--demo", "--no-input"]);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toContain("Add --yes.");
  });
});

describe("several addresses", () => {
  test("are asked for in turn, one result each", async () => {
    const { exitCode, stdout } = await runProgram([
      "request",
      "ada@example.com",
      "grace@example.com",
      "--demo",
      "-o",
      "json",
    ]);
    expect(exitCode).toBe(0);
    const results = stdout
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(results).toMatchObject([{ email: "ada@example.com" }, { email: "grace@example.com" }]);
  });

  test("a failure ends the run, and says who was not asked for", async () => {
    const run = await runProgram(
      ["request", "a@example.com", "b@example.com", "--base-url", "http://127.0.0.1:9/v1", "--retry", "0"],
      { env: { METAL_AUTH_TOKEN: key } },
    );
    expect(run).toMatchObject({ exitCode: 6, stdout: "" });
    expect(run.stderr).toContain("This was about a@example.com.");
    expect(run.stderr).toContain("Not asked for: b@example.com.");
  });
});
