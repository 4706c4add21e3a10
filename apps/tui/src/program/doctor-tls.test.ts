import { afterEach, expect, test } from "vitest";
import { startHttpsServer, type HttpsServer } from "../testing/https-server.ts";
import { runProgram } from "../testing/run-program.ts";

const day = 86_400_000;
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

async function serve(options?: Parameters<typeof startHttpsServer>[0]): Promise<HttpsServer> {
  const server = await startHttpsServer(options);
  cleanups.push(server.close);
  return server;
}

/** What `doctor` says of TLS, and with what exit code it ends. */
async function diagnose(
  { baseUrl, authority }: HttpsServer,
  { isTrusted = true } = {},
): Promise<{ readonly exitCode: number | null; readonly said: string }> {
  const { exitCode, stdout } = await runProgram(["doctor", "--base-url", baseUrl], {
    env: {
      METAL_AUTH_TOKEN: "some-key",
      LANG: "C.UTF-8",
      ...(isTrusted && { NODE_EXTRA_CA_CERTS: authority }),
    },
  });
  return { exitCode, said: /^. +TLS.*(?:\n +→.*)?/m.exec(stdout)?.[0].replaceAll(/\s+/g, " ") ?? stdout };
}

test("a certificate that is trusted, and for how long", async () => {
  const server = await serve({ until: new Date(Date.now() + 90.5 * day) });
  expect(await diagnose(server)).toEqual({
    exitCode: 0,
    said: "✔ TLS TLSv1.3, certificate valid for 90 more days",
  });
});

test("one that ends soon is a warning", async () => {
  const { exitCode, said } = await diagnose(await serve({ until: new Date(Date.now() + 1.5 * day) }));
  expect([exitCode, said]).toEqual([
    0,
    "! TLS TLSv1.3, certificate valid for 1 more day → ask whoever runs the server to renew its certificate",
  ]);
});

test("one that has ended: when, and who has to do something", async () => {
  const server = await serve({
    from: new Date("2020-01-01T12:00:00Z"),
    until: new Date("2020-02-01T12:00:00Z"),
  });
  const { exitCode, said } = await diagnose(server);
  expect(exitCode).toBe(6);
  expect(said).toContain("✖ TLS the certificate ended on 2020-02-01, and today is ");
  expect(said).toContain("→ ask whoever runs the server to renew it; if the date here is wrong, set it");
});

test("one that has not begun", async () => {
  const server = await serve({
    from: new Date("2099-01-01T12:00:00Z"),
    until: new Date("2099-02-01T12:00:00Z"),
  });
  const { exitCode, said } = await diagnose(server);
  expect(exitCode).toBe(6);
  expect(said).toContain("the certificate begins on 2099-01-01, and today is ");
});

test("one that is signed by itself", async () => {
  const { exitCode, said } = await diagnose(await serve({ isSelfSigned: true }));
  expect([exitCode, said]).toEqual([
    6,
    "✖ TLS the certificate is signed by itself, and by nobody whom this machine trusts → if it is your own, name its file by NODE_EXTRA_CA_CERTS; never turn the check off",
  ]);
});

test("one that is signed by somebody whom nobody knows", async () => {
  const { exitCode, said } = await diagnose(await serve(), { isTrusted: false });
  expect(exitCode).toBe(6);
  expect(said).toContain("signed by Authority of the house, whom this machine does not trust");
  expect(said).toContain("never turn the check off");
});

test("one for another host", async () => {
  const { exitCode, said } = await diagnose(await serve({ host: "reset.example.com" }));
  expect([exitCode, said]).toEqual([
    6,
    "✖ TLS the certificate is for reset.example.com, and not for localhost → check the host of the base URL; if it is right, ask whoever runs the server for a certificate that names it",
  ]);
});
