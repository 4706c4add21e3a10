import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { copyRepository, type Copy } from "@metal/tooling-copy";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { edit } from "./testing/edit.ts";
import { withThisNode } from "./testing/with-this-node.ts";
import { onTerminal, type OnTerminal } from "./testing/on-terminal.ts";

/** For a machine that does ten other things, in ms. */
const patience = { timeout: 100_000, interval: 200 };

let copy: Copy;
/** What `pnpm dev` runs. */
let command: string;

beforeAll(async () => {
  copy = await copyRepository({ linkDependencies: true });
  const manifest = JSON.parse(await readFile(join(copy.root, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<"dev", string>>;
  };
  command = manifest.scripts.dev;
});

afterAll(async () => {
  await copy.remove();
});

/** There, a terminal is another thing altogether. */
const isWindows = process.platform === "win32";

describe.skipIf(isWindows)("pnpm dev", () => {
  test("without a terminal it serves the page, and a change of the client is in the page that is asked for next", async () => {
    const { url } = await startWithoutTerminal();
    expect(await textOf(url)).toContain("Metal Password Reset");
    await expect
      .poll(async () => textOf(new URL("sandbox.html", url)), patience)
      .toContain("metal-password-reset/");

    await edit(
      join(copy.root, "packages/password-reset/src/version.ts"),
      "metal-password-reset/",
      "metal-password-changed/",
    );

    await expect
      .poll(async () => textOf(new URL("sandbox.html", url)), patience)
      .toContain("metal-password-changed/");
  });

  test("a page that is open is told when a package changes", async () => {
    const { url } = await startWithoutTerminal();
    const client = await textOf(new URL("@vite/client", url));
    const token = /const wsToken = "([^"]*)"/.exec(client)?.[1] ?? "";
    const socket = new WebSocket(`${url.href.replace(/^http/, "ws")}?token=${token}`, "vite-hmr");
    onTestFinished(() => socket.close());
    const heard: unknown[] = [];
    socket.addEventListener("message", ({ data }) => heard.push(JSON.parse(String(data))));
    await expect.poll(() => heard, patience).toContainEqual({ type: "connected" });

    const store = join(copy.root, "packages/password-reset-server/src/memory/index.ts");
    await edit(store, "export", "// Changed.\nexport");

    await expect.poll(() => heard, patience).toContainEqual(expect.objectContaining({ type: "full-reload" }));
  });

  test("on a terminal the app runs beside the page, and starts again when its source changes", async () => {
    const terminal = start();
    await expect.poll(terminal.output, patience).toMatch(/The page: http:\/\/localhost:\d+\//);
    await expect.poll(terminal.output, patience).toContain("Metal Password Reset");

    const home = join(copy.root, "apps/tui/src/view/screens/home.ts");
    await edit(home, 'headline: "Metal Password Reset"', 'headline: "Changed while running"');
    await expect.poll(terminal.output, patience).toContain("Changed while running");

    await leave(terminal);
  });

  test("an app that cannot be bundled is started again when it can", async () => {
    const terminal = start();
    await expect.poll(terminal.output, patience).toContain("Ask for a reset mail");
    const home = join(copy.root, "apps/tui/src/view/screens/home.ts");
    await edit(home, "export function viewHome", "export function function viewHome");
    await expect.poll(terminal.output, patience).toContain("The app failed.");

    const written = terminal.output().length;
    await edit(home, "export function function viewHome", "export function viewHome");
    await expect.poll(() => terminal.output().slice(written), patience).toContain("Ask for a reset mail");

    await leave(terminal);
  });
});

function start(): OnTerminal {
  const terminal = onTerminal(command, { folder: copy.root });
  onTestFinished(async () => {
    terminal.kill();
    await expect.poll(terminal.exitCode, patience).toBeDefined();
  });
  return terminal;
}

/** Pressed until it is heard: the app may be about to draw. */
async function leave(terminal: OnTerminal): Promise<void> {
  await expect
    .poll(() => {
      if (terminal.exitCode() === undefined) terminal.press("q");
      return terminal.exitCode();
    }, patience)
    .toBe(0);
}

async function startWithoutTerminal(): Promise<{ readonly url: URL }> {
  const child = spawn("/bin/sh", ["-c", `exec ${command}`], {
    cwd: copy.root,
    env: withThisNode(process.env),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  let written = "";
  child.stdout.on("data", (data: Buffer) => (written += data.toString()));
  await expect.poll(() => written, patience).toMatch(/The page: \S+\n/);
  return { url: new URL(/The page: (\S+)/.exec(written)?.[1] ?? "") };
}

async function textOf(url: URL): Promise<string> {
  const response = await fetch(url);
  return response.text();
}
