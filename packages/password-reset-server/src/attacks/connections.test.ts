import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { serve, type ServeOptions } from "../node/index.ts";
import { ADA, createHarness, passwordIn, type Harness } from "../testing/harness.ts";

const PATH = "/metal/v1/reset-password";

async function start(options: Partial<ServeOptions>): Promise<Harness & { readonly url: URL }> {
  const harness = await createHarness();
  const { url, close } = await serve({ server: harness.server, grace: 0, ...options });
  onTestFinished(close);
  return { ...harness, url: new URL(PATH, url) };
}

/** Ten thousand, or as many as a process may have open here beside its other files. */
function mostConnections(): number {
  const limit = execFileSync("sh", ["-c", "ulimit -n"], { encoding: "utf8" }).trim();
  return Math.min(10_000, limit === "unlimited" ? Infinity : Number(limit) - 500);
}

/** Another process, so that both ends do not share one limit, which opens connections and says nothing on them. */
async function sayNothing(url: URL, count: number): Promise<void> {
  const program = `
    const { connect } = require("node:net");
    const [port, count] = process.argv.slice(1).map(Number);
    let open = 0;
    const next = () => {
      if (open === count) return console.log("open");
      const socket = connect(port, "127.0.0.1", () => { open += 1; next(); });
      socket.on("close", () => { console.log("closed"); process.exit(1); });
      socket.on("error", () => {});
    };
    next();
  `;
  const child = spawn(process.execPath, ["--eval", program, url.port, String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said] = await once(child.stdout, "data");
  expect(String(said).trim()).toBe("open");
}

it("answers others while ten thousand connections say nothing", { timeout: 180_000 }, async () => {
  const { url, userKey, server } = await start({ patience: 120_000 });

  await sayNothing(url, mostConnections());

  const headers = { "X-Auth-Token": userKey };
  const asked = await fetch(`${url}?email=${ADA}`, { method: "POST", headers });
  const reset = await fetch(url, { method: "DELETE", headers });
  expect([asked.status, reset.status]).toEqual([201, 201]);
  expect(await server.accounts.verifyPassword(ADA, await passwordIn(reset))).toBe(true);
});

/** What is answered to bytes that come one at a time for as long as somebody takes them. */
async function drip(socket: Socket, first: string): Promise<string> {
  socket.write(first);
  const timer = setInterval(() => socket.write("x"), 1);
  return text(socket).finally(() => clearInterval(timer));
}

async function open(url: URL): Promise<Socket> {
  const socket = connect(Number(url.port), "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

it.each([
  ["a header", `DELETE ${PATH} HTTP/1.1\r\nHost: localhost\r\nX-A: `],
  ["a body", `DELETE ${PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 16000\r\n\r\n`],
])("sends away whoever sends %s a byte at a time", async (_what, first) => {
  const { url } = await start({ patience: 50 });

  expect(await drip(await open(url), first)).toMatch(/^HTTP\/1\.1 408 /);
});

it("sends away whoever says nothing at all", async () => {
  const { url } = await start({ patience: 50 });

  expect(await text(await open(url))).toMatch(/^HTTP\/1\.1 408 /);
});

it.each([
  ["an address of a megabyte", `POST ${PATH}?email=${"a".repeat(1_000_000)}@example.com HTTP/1.1\r\n`],
  [
    "one header of a megabyte",
    `DELETE ${PATH} HTTP/1.1\r\nHost: localhost\r\nX-A: ${"a".repeat(1_000_000)}\r\n`,
  ],
  ["ten thousand headers", `DELETE ${PATH} HTTP/1.1\r\nHost: localhost\r\n${"X-A: a\r\n".repeat(10_000)}`],
])("reads no further than 16 KiB into %s", async (_what, head) => {
  const { url, server, userKey } = await start({});
  const socket = await open(url);

  socket.write(`${head}X-Auth-Token: ${userKey}\r\n\r\n`);

  expect(await text(socket).catch(() => "cut off")).toMatch(/^HTTP\/1\.1 431 |^cut off$/);
  expect(await server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
});

it("takes no address of a megabyte from a host that reads further", async () => {
  const { ask, server, messages } = await createHarness();

  expect((await ask(`${"a".repeat(1_000_000)}@example.com`)).status).toBe(422);

  await server.outbox.deliver();
  expect(messages).toEqual([]);
});
