import { expect, onTestFinished, test, vi } from "vitest";

test("on Deno, requests go through one pool that keeps no connection", async () => {
  const client = {};
  const made: unknown[] = [];
  const createHttpClient = (options: object) => {
    made.push(options);
    return client;
  };
  vi.stubGlobal("Deno", { createHttpClient });
  vi.resetModules();
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });
  const { createPasswordResetClient } = await import("../index.ts");
  const used: unknown[] = [];
  const { resetPassword } = createPasswordResetClient({
    token: "key",
    async fetch(_, init) {
      used.push(Object(init).client);
      return Response.json({ new_password: "new" });
    },
  });
  await resetPassword();
  await resetPassword();
  expect(made).toEqual([{ poolMaxIdlePerHost: 0 }]);
  expect(used.map((each) => each === client)).toEqual([true, true]);
});
