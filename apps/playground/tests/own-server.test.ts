import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect } from "vitest";
import { startServerHost, type ServerHost } from "../src/sandbox/frame/server-host.ts";
import { example } from "./example.ts";
import { test as base } from "./test.ts";

type OwnServer = {
  readonly baseUrl: string;
  readonly host: ServerHost;
  /** What the requests had for a key, in order. */
  readonly keys: readonly (string | undefined)[];
};

/** A server of ours on a socket, on another origin than the page. */
async function listen(allowOrigin: boolean): Promise<OwnServer & { readonly server: Server }> {
  const host = await startServerHost({ onMail: () => {} });
  const keys: (string | undefined)[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (allowOrigin) {
      response.setHeader("Access-Control-Allow-Origin", "*");
      response.setHeader("Access-Control-Allow-Methods", "POST, DELETE, OPTIONS");
      response.setHeader("Access-Control-Allow-Headers", "Accept, Idempotency-Key, X-Auth-Token");
    }
    if (request.method === "OPTIONS") {
      response.writeHead(204).end();
      return;
    }
    const key = request.headers["x-auth-token"] as string | undefined;
    keys.push(key);
    const served = await host.serve(
      new Request(`http://localhost${request.url}`, {
        method: request.method ?? "GET",
        headers: key === undefined ? {} : { "X-Auth-Token": key },
      }),
    );
    response.writeHead(served.status, [...served.headers].flat()).end(await served.text());
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, host, keys, baseUrl: `http://127.0.0.1:${port}/metal/v1` };
}

const test = base.extend<{ readonly start: (allowOrigin: boolean) => Promise<OwnServer> }>({
  start: async ({}, use) => {
    const started: Awaited<ReturnType<typeof listen>>[] = [];
    await use(async (allowOrigin) => {
      const own = await listen(allowOrigin);
      started.push(own);
      return own;
    });
    for (const { server, host } of started) {
      server.closeAllConnections();
      server.close();
      await host.close();
    }
  },
});

const path = "your-server.html";

test("the form cannot be sent before the page listens: the key would stand in the address", async () => {
  const html = await readFile(new URL("../dist/your-server.html", import.meta.url), "utf8");
  expect(html).toMatch(/<button type="submit"[^>]* disabled=""/);
});

test("both calls go to the server that was entered, with a key that the code never has", async ({
  open,
  start,
  expectComplaint,
}) => {
  const { baseUrl, host, keys } = await start(true);
  expectComplaint(new RegExp(`^asked ${new URL(baseUrl).origin}$`));
  const page = await open({ path });
  await page.getByLabel("Base URL").fill(baseUrl);
  await page.getByLabel("Key").fill(host.userKey);
  await page.getByRole("button", { name: "Use this server" }).click();
  const [ask, reset] = [example(page, "own .playground >> nth=0"), example(page, "own .playground >> nth=1")];
  await ask.write(
    'import { userKey } from "./playground.ts"; console.log(userKey);' +
      (await ask.code()).replace(", userKey", ""),
  );
  await ask.run();
  await ask.ended();
  expect(await ask.console()).toContain("the-key-of-the-form");
  expect(await ask.verdict()).toMatchObject({ learnt: "The server took the request for a mail." });
  await reset.run();
  expect(await reset.verdict()).toMatchObject({
    learnt: "The password was reset, and the new one is known.",
    truth: "Only your server knows. This page sees what came back, and no more.",
  });
  expect(keys).toEqual([host.userKey, host.userKey]);
  expect((await host.readState()).passwordChanges).toBe(1);
  expect(await page.content()).not.toContain(host.userKey);
});

describe("where there is no answer, the page says why and what to do", () => {
  test("a server that does not allow this page", async ({ open, start, expectComplaint }) => {
    const { baseUrl, host } = await start(false);
    expectComplaint(new RegExp(`^asked ${new URL(baseUrl).origin}$`));
    expectComplaint(/blocked by CORS policy|Failed to load resource/);
    const page = await open({ path });
    await page.getByLabel("Base URL").fill(baseUrl);
    await page.getByLabel("Key").fill(host.userKey);
    await page.getByRole("button", { name: "Use this server" }).click();
    await example(page, "own .playground >> nth=0").run();
    await page.getByText(/answers, but not to this page[\s\S]*Access-Control-Allow-Origin/).waitFor();
    expect((await host.readState()).tokens).toEqual([]);
  });

  test("nothing at that address", async ({ open, expectComplaint }) => {
    expectComplaint(/^asked http:\/\/127\.0\.0\.1:9$/);
    expectComplaint(/Failed to load resource|net::ERR_/);
    const page = await open({ path });
    await page.getByLabel("Base URL").fill("http://127.0.0.1:9/metal/v1");
    await page.getByLabel("Key").fill("a-key");
    await page.getByRole("button", { name: "Use this server" }).click();
    await example(page, "own .playground >> nth=0").run();
    await page.getByText("Nothing answers at http://127.0.0.1:9.").waitFor();
  });
});

describe("what cannot be used is refused before anything is sent", () => {
  test.for([
    ["not a url", "a-key", "The base URL is none."],
    ["http://reset.example.com/metal/v1", "a-key", "could be read on the way"],
    ["https://name:word@reset.example.com", "a-key", "has a name or a password in it"],
    ["https://reset.example.com/metal/v1", "", "The key is missing"],
  ] as const)("%s", async ([baseUrl, key, said], { open }) => {
    const page = await open({ path });
    await page.getByLabel("Base URL").fill(baseUrl);
    await page.getByLabel("Key").fill(key);
    await page.getByRole("button", { name: "Use this server" }).click();
    await page.getByText(said).waitFor();
    expect(await page.getByRole("button", { name: "Run", exact: true }).first().isDisabled()).toBe(true);
  });
});

test("a link with code does nothing here", async ({ open }) => {
  const page = await open({ path: `${path}#try=own-ask~client~none~S87PK87PSdXLyU_XUCrOSCxKTVHStAYA` });
  expect(await example(page, "own .playground >> nth=0").code()).toContain("createPasswordResetToken");
});
