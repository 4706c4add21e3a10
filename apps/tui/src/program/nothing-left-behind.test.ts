import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { bundledBin } from "../../scripts/package-folder.ts";
import { faultServerPassword, startFaultServer, type Fault } from "../testing/fault-server.ts";
import { runProgram } from "../testing/run-program.ts";
import { runOnTerminal } from "../testing/terminal-session.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const key = "mk_user_0123456789abcdefghijklmnopqrstuvwxyzABC7f2a";
const token = "mk_reset_abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
const secrets = { key, token, password: faultServerPassword };

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

/** Which secrets, or long parts of them, stand in a text. */
function secretsIn(text: string): readonly string[] {
  return Object.entries(secrets)
    .filter(([, secret]) => text.includes(secret) || text.includes(secret.slice(-20)))
    .map(([name]) => name);
}

/** Everything that stands in a folder, names included. */
async function everythingIn(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const texts = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return (await stat(path)).isFile() ? readFile(path, "latin1") : "";
    }),
  );
  return [...names, ...texts].join("\n");
}

/** The arguments of all processes, as anybody on the machine can read them. */
async function allArguments(): Promise<string> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const texts = await Promise.all(
    pids.map(async (pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return texts.join("\n");
}

async function home(): Promise<{ readonly path: string; readonly bin: string; readonly tmp: string }> {
  const { path, remove } = await temporaryFolder();
  cleanups.push(remove);
  const [bin, tmp] = [join(path, "bin"), join(path, "tmp")];
  await mkdir(bin);
  await mkdir(tmp);
  return { path, bin, tmp };
}

async function serve(fault: Fault): Promise<string> {
  const server = await startFaultServer(fault);
  cleanups.push(server.close);
  return server.baseUrl;
}

test("the search finds a secret where there is one", async () => {
  const { path } = await home();
  await writeFile(join(path, "note"), `… ${token.slice(5)}`);
  expect(secretsIn(await everythingIn(path))).toEqual(["token"]);
  expect(secretsIn(`${key} ${faultServerPassword}`)).toEqual(["key", "password"]);
});

test("a session in the app leaves no secret: in the scrollback, the history, files, arguments, children", async () => {
  const { path, bin, tmp } = await home();
  const baseUrl = await serve("none");
  // It forgets what it is given, but not what it could see beside that.
  await writeFile(
    join(bin, "xclip"),
    `#!/bin/sh\n{ echo "$@"; env; } >> '${path}/seen-by-child'; cat > /dev/null\n`,
  );
  await chmod(join(bin, "xclip"), 0o755);
  const shell = runOnTerminal("bash", ["--norc", "--noprofile", "-i"], {
    env: {
      PS1: "shell> ",
      HOME: path,
      TMPDIR: tmp,
      HISTFILE: join(path, "history"),
      PATH: `${bin}:${process.env["PATH"]}`,
      DISPLAY: ":0",
      METAL_AUTH_TOKEN: key,
    },
    columns: 100,
    rows: 30,
  });
  cleanups.push(() => shell.kill("SIGKILL"));
  await shell.waitFor("shell>");
  shell.press(`'${process.execPath}' '${bundledBin}' --base-url ${baseUrl}\r`);
  await shell.waitFor("❯ Ask for a reset mail");
  shell.press("t");
  await shell.waitFor("Paste the token from the mail");
  shell.paste(token);
  await shell.waitFor("•".repeat(token.length));
  shell.press("\r");
  await shell.waitFor("Reset the password of the user whom the mail went to?");
  shell.press("y");
  await shell.waitFor("The password was reset");
  shell.press("r");
  await shell.waitFor(faultServerPassword);
  shell.press("c");
  await shell.waitFor("Copied by xclip");
  expect(secretsIn(await allArguments())).toEqual([]);
  shell.press("\r");
  await shell.waitFor("❯ Ask for a reset mail");
  expect(secretsIn(shell.screen())).toEqual([]);
  shell.press("h");
  await shell.waitFor("History of this session");
  expect(secretsIn(shell.screen())).toEqual([]);
  shell.press("q");
  await shell.waitFor(/\nshell>$/);
  shell.press("exit\r");
  await shell.exited;

  expect(secretsIn(shell.scrollback())).toEqual([]);
  const left = await everythingIn(path);
  expect(left).toContain("DISPLAY=:0");
  expect(left).toContain("--base-url");
  expect(secretsIn(left)).toEqual([]);
});

test.each(["none", "unauthorized", "lost", "failing", "passwordless"] as const)(
  "plain commands against a server with the fault %s leave no secret but the answer itself",
  async (fault) => {
    const { path, tmp } = await home();
    const baseUrl = await serve(fault);
    const { path: elsewhere, remove } = await temporaryFolder();
    cleanups.push(remove);
    const tokenFile = join(elsewhere, "token");
    await writeFile(tokenFile, token, { mode: 0o600 });
    await writeFile(join(path, "list.txt"), "ada@example.com\n");
    const env = { METAL_AUTH_TOKEN: key, HOME: path, TMPDIR: tmp };
    const there = ["--base-url", baseUrl, "--retry", "0"];

    const reset = await runProgram(["reset", "--yes", "-o", "json", "--token-file", tokenFile, ...there], {
      env,
    });
    expect(secretsIn(reset.stderr)).toEqual([]);
    expect(secretsIn(reset.stdout)).toEqual(fault === "none" ? ["password"] : []);
    expect(secretsIn(reset.stdout.replace(faultServerPassword, ""))).toEqual([]);

    const list = await runProgram(["request", "--file", join(path, "list.txt"), "--rate", "100", ...there], {
      env,
      input: "",
    });
    expect(secretsIn(list.stdout + list.stderr)).toEqual([]);
    const doctor = await runProgram(["doctor", "--base-url", baseUrl], { env });
    expect(secretsIn(doctor.stdout + doctor.stderr)).toEqual([]);
    const left = await everythingIn(path);
    expect(left).toContain("list.txt.journal");
    expect(secretsIn(left)).toEqual([]);
  },
);
