import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createHarness, passwordIn, ADA, type Harness } from "../testing/harness.ts";
import { serve, type Listening } from "./index.ts";

async function listen(harness: Pick<Harness, "server">): Promise<Listening & { readonly port: number }> {
  const listening = await serve({ server: harness.server });
  onTestFinished(listening.close);
  return { ...listening, port: Number(new URL(listening.url).port) };
}

/** What a server answers to bytes that no client would send. */
async function raw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.write(bytes);
  return text(socket);
}

describe("serve", () => {
  it("lets one of a hundred racers with one token win over a socket", async () => {
    const harness = await createHarness();
    const { url } = await listen(harness);
    const token = await harness.mailedToken();

    const replies = await Promise.all(
      Array.from({ length: 100 }, () =>
        fetch(`${url}/metal/v1/reset-password`, { method: "DELETE", headers: { "X-Auth-Token": token } }),
      ),
    );

    const winners = replies.filter(({ status }) => status === 201);
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(99);
    expect(winners).toHaveLength(1);
    expect(await harness.server.accounts.verifyPassword(ADA, await passwordIn(winners[0] as Response))).toBe(
      true,
    );
  });

  it("gives the handler the address of the socket, whatever a header claims", async () => {
    const seen: unknown[] = [];
    const { url } = await listen({
      server: {
        async fetch(_request: Request, context?: unknown) {
          seen.push(context);
          return new Response(null, { status: 201 });
        },
      } as Harness["server"],
    });

    await fetch(url, {
      method: "POST",
      headers: { "X-Forwarded-For": "192.0.2.1", Forwarded: "for=192.0.2.1" },
    });

    expect(seen).toEqual([{ clientAddress: "127.0.0.1" }]);
  });

  it("counts the clients of a trusted proxy each for itself, and nobody's claim", async () => {
    const { server } = await createHarness({ limits: { network: { requests: 1, window: 60_000 } } });
    const { url, close } = await serve({ server, trustProxy: ["127.0.0.0/8"] });
    onTestFinished(close);
    const from = async (forwarded: string): Promise<number> => {
      const headers = { "X-Forwarded-For": forwarded };
      return (await fetch(`${url}/metal/v1/reset-password`, { method: "OPTIONS", headers })).status;
    };

    expect(await from("192.0.2.1")).toBe(204);
    expect(await from("192.0.2.2")).toBe(204);
    expect(await from("198.51.100.1, 192.0.2.1")).toBe(429);
  });

  it("answers a request with too large headers with 431 and an Error, and closes", async () => {
    const { port } = await listen(await createHarness());

    const answer = await raw(
      port,
      `POST /metal/v1/reset-password HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
    );

    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toMatch(/\r\nCache-Control: no-store\r\n/);
    expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toEqual({ errors: [expect.any(String)] });
  });

  it.each([
    ["what is not HTTP", "HELLO\r\n\r\n"],
    ["two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"],
    [
      "a length beside chunks",
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["no host", "POST / HTTP/1.1\r\n\r\n"],
  ])("refuses %s with 400", async (_what, bytes) => {
    const { port } = await listen(await createHarness());

    expect(await raw(port, bytes)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("answers 413 while a body without end is still coming", async () => {
    const harness = await createHarness();
    const { port } = await listen(harness);
    const head = `POST /metal/v1/reset-password?email=${ADA} HTTP/1.1\r\nHost: a\r\nX-Auth-Token: ${harness.projectKey}\r\n`;
    const chunk = `1000\r\n${"x".repeat(4096)}\r\n`;

    expect(await raw(port, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(5)}`)).toMatch(
      /^HTTP\/1\.1 413 /,
    );
  });

  it("finishes a request that it took before it closes, and takes no more", async () => {
    let release: (() => void) | undefined;
    const hold = new Promise<void>((resolve) => (release = resolve));
    let taken = false;
    const { url, close } = await listen({
      server: {
        async fetch() {
          taken = true;
          await hold;
          return new Response(null, { status: 201 });
        },
      } as unknown as Harness["server"],
    });
    const reply = fetch(url, { method: "POST" });
    await vi.waitUntil(() => taken, { timeout: 50_000 });

    const closed = close();
    await expect(fetch(url, { method: "POST" })).rejects.toThrow("fetch failed");
    release?.();

    expect((await reply).status).toBe(201);
    await closed;
  });

  it("closes when its signal aborts", async () => {
    const stop = new AbortController();
    const { server } = await createHarness();
    const { url, close } = await serve({ server, signal: stop.signal });
    expect((await fetch(url)).status).toBe(404);

    stop.abort();
    await close();

    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  it("says so where the port is taken", async () => {
    const { server } = await createHarness();
    const { port } = await listen({ server });

    await expect(serve({ server, port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
