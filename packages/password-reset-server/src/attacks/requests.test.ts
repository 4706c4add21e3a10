import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Logger } from "../index.ts";
import { serve } from "../node/index.ts";
import { ADA, createHarness, NOBODY, type Harness } from "../testing/harness.ts";

const PATH = "/metal/v1/reset-password";

/** A server that listens, and what was mailed by it. */
async function start(options: Parameters<typeof createHarness>[0] = {}): Promise<
  Harness & {
    readonly port: number;
    readonly url: string;
    readonly mailed: () => Promise<readonly string[]>;
  }
> {
  const harness = await createHarness(options);
  const { url, close } = await serve({ server: harness.server });
  onTestFinished(close);
  return {
    ...harness,
    url,
    port: Number(new URL(url).port),
    async mailed() {
      await harness.server.outbox.deliver();
      return harness.messages.map(({ to }) => to);
    },
  };
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** What is answered, until the server closes, to bytes that no client would send. */
async function raw(port: number, lines: readonly string[]): Promise<string> {
  const socket = await open(port);
  socket.write(lines.join("\r\n"));
  return text(socket);
}

const statuses = (answer: string): readonly string[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status = ""]) => status);

describe("a second address", () => {
  it.each([
    ["twice", `email=${ADA}&email=evil@example.org`],
    ["in an array", `email[]=${ADA}&email[]=evil@example.org`],
    ["behind a comma", `email=${ADA},evil@example.org`],
    ["behind a semicolon", `email=${ADA};evil@example.org`],
    ["behind a space", `email=${ADA}%20evil@example.org`],
    ["behind a line break", `email=${ADA}%0D%0ABcc:evil@example.org`],
    ["behind a NUL", `email=${ADA}%00evil@example.org`],
    ["in angle brackets", `email=${ADA}%3Cevil@example.org%3E`],
    ["after an address list's colon", `email=all:${ADA},evil@example.org`],
  ])("is refused %s, and nothing is mailed", async (_how, query) => {
    const { url, projectKey, mailed } = await start();

    const reply = await fetch(`${url}${PATH}?${query}`, {
      method: "POST",
      headers: { "X-Auth-Token": projectKey },
    });

    expect(reply.status).toBe(422);
    expect(await mailed()).toEqual([]);
  });

  it("in a body is not read: the mail goes to the account alone", async () => {
    const { url, projectKey, mailed } = await start();
    const bodies = [
      ["application/json", JSON.stringify({ email: [ADA, "evil@example.org"] })],
      ["application/x-www-form-urlencoded", "email=evil@example.org"],
    ] as const;

    for (const [type, body] of bodies) {
      await fetch(`${url}${PATH}?email=${ADA}`, {
        method: "POST",
        headers: { "X-Auth-Token": projectKey, "Content-Type": type },
        body,
      });
    }

    expect(await mailed()).toEqual([ADA, ADA]);
  });

  it("that only looks like an account's reaches nobody", async () => {
    const { server, ask, mailed } = await start();
    await server.accounts.add({ email: "mike@example.org" });

    for (const email of [
      "m\u0131ke@example.org",
      "\uff4dike@example.org",
      "mike@example.org.",
      "mike@\u212Axample.org",
    ])
      await ask(email);

    expect(await mailed()).toEqual([]);
  });
});

it("mails say nothing that a header said", async () => {
  const { port, projectKey, mailed, messages } = await start();

  const answer = await raw(port, [
    `POST ${PATH}?email=${ADA} HTTP/1.1`,
    "Host: evil.example.org",
    "X-Forwarded-Host: evil.example.org",
    "X-Original-URL: https://evil.example.org/",
    "Forwarded: host=evil.example.org",
    "Referer: https://evil.example.org/",
    "Origin: https://evil.example.org",
    `X-Auth-Token: ${projectKey}`,
    "Connection: close",
    "",
    "",
  ]);

  expect(statuses(answer)).toEqual(["201"]);
  expect(await mailed()).toEqual([ADA]);
  expect(JSON.stringify(messages)).not.toContain("evil");
});

describe("a path or a method that is meant for somebody else", () => {
  it.each([
    `/${PATH}`,
    `${PATH}/`,
    `${PATH}%2f`,
    `${PATH};x`,
    "/metal/v1%2freset-password",
    `${PATH}%00`,
    "/METAL/v1/reset-password",
  ])("finds nothing at %s", async (path) => {
    const { port, userKey, server } = await start();

    const answer = await raw(port, [
      `DELETE ${path} HTTP/1.1`,
      "Host: localhost",
      `X-Auth-Token: ${userKey}`,
      "Connection: close",
      "",
      "",
    ]);

    expect(statuses(answer)).toEqual(["404"]);
    expect(await server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
  });

  it("resets nothing by a method in a header or in the query", async () => {
    const { url, userKey, server } = await start();
    const headers = {
      "X-Auth-Token": userKey,
      "X-HTTP-Method-Override": "DELETE",
      "X-HTTP-Method": "DELETE",
      "X-Method-Override": "DELETE",
    };

    expect((await fetch(`${url}${PATH}?_method=DELETE`, { method: "GET", headers })).status).toBe(405);
    expect(
      (await fetch(`${url}${PATH}?email=${NOBODY}&_method=DELETE`, { method: "POST", headers })).status,
    ).toBe(201);
    expect(await server.accounts.verifyPassword(ADA, "the old one")).toBe(true);
  });
});

it("lets no page of another origin in, and lets nothing be kept", async () => {
  const { url, userKey, ask, reset } = await start({ limits: { key: { requests: 3, window: 60_000 } } });
  const headers = { Origin: "https://evil.example.org", "X-Auth-Token": userKey };
  const preflight = { ...headers, "Access-Control-Request-Method": "DELETE" };

  const replies = [
    await fetch(`${url}${PATH}`, { method: "OPTIONS", headers: preflight }),
    await fetch(`${url}${PATH}`, { method: "DELETE", headers }),
    await fetch(`${url}${PATH}`, { method: "POST", headers }),
    await fetch(`${url}${PATH}`, { method: "GET", headers }),
    await fetch(`${url}/elsewhere`, { headers }),
    await fetch(`${url}/openapi.json`, { headers }),
    await ask(ADA, userKey),
    await reset(userKey),
  ];

  expect(replies.map(({ status }) => status)).toEqual([204, 201, 422, 405, 404, 200, 201, 429]);
  for (const reply of replies) {
    expect(reply.headers.get("Cache-Control")).toBe("no-store");
    expect([...reply.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
});

describe("a request that is hidden in another", () => {
  const hidden = (key: string): readonly string[] => [
    `POST ${PATH}?email=${ADA} HTTP/1.1`,
    "Host: localhost",
    `X-Auth-Token: ${key}`,
    "",
    "",
  ];

  it.each([
    ["two lengths", ["Content-Length: 0", "Content-Length: 5"]],
    ["a length and chunks", ["Content-Length: 4", "Transfer-Encoding: chunked"]],
    ["a coding that is none", ["Transfer-Encoding: xchunked"]],
    ["chunks under another name", ["Transfer-Encoding : chunked"]],
    ["a folded header", ["X-A: b", " Transfer-Encoding: chunked"]],
    ["a header with a bare line feed", ["X-A: b\nTransfer-Encoding: chunked"]],
  ])("is not found behind %s", async (_how, framing) => {
    const { port, projectKey, mailed } = await start();

    const answer = await raw(port, [
      `DELETE ${PATH} HTTP/1.1`,
      "Host: localhost",
      ...framing,
      "",
      "0",
      "",
      ...hidden(projectKey),
    ]);

    expect(statuses(answer)).toEqual(["400"]);
    expect(await mailed()).toEqual([]);
  });
});

it.each([
  ["its headers", ["POST / HTTP/1.1", "Host: localhost", "X-A: b"]],
  ["its body", [`DELETE ${PATH} HTTP/1.1`, "Host: localhost", "Content-Length: 9", "", "x"]],
])("sends away whoever does not finish %s", async (_what, lines) => {
  const { server } = await createHarness();
  const { url, close } = await serve({ server, patience: 20 });
  onTestFinished(close);

  expect(statuses(await raw(Number(new URL(url).port), lines))).toEqual(["408"]);
});

it("no request writes a line of its own, or a word, into the log", async () => {
  const lines: string[] = [];
  const note = (fields: object, message: string): void => void lines.push(JSON.stringify([fields, message]));
  const logger: Logger = { info: note, warn: note, error: note };
  const { port, url, projectKey } = await start({ logger });

  await fetch(`${url}/%0Aforged-line?forged-line`, { headers: { "X-Request-Id": "forged-line" } });
  await fetch(`${url}${PATH}?email=forged-line%0A@example.org`, {
    method: "POST",
    headers: { "X-Auth-Token": projectKey, "User-Agent": "forged-line" },
  });
  await raw(port, ["FORGED-LINE / HTTP/1.1", "Host: forged-line", "", ""]);

  expect(lines.length).toBeGreaterThanOrEqual(2);
  expect(lines.join("\n")).not.toMatch(/forged-line/i);
});
