import { expect, test } from "vitest";
import { createPasswordResetClient } from "../index.ts";
import { token } from "../testing/samples.ts";

test.each([
  "http://localhost:1",
  "http://a.localhost",
  "http://127.0.0.1",
  "http://127.9.9.9",
  "http://[::1]:1",
])("plain http to loopback (%s) is allowed", (baseUrl) => {
  expect(() => createPasswordResetClient({ token, baseUrl })).not.toThrow();
});

test("plain http to another host is allowed where the caller says so", async () => {
  const urls: string[] = [];
  const client = createPasswordResetClient({
    token,
    baseUrl: "http://reset.internal/v1/",
    allowInsecureHttp: true,
    async fetch(request) {
      urls.push(request.url);
      return Response.json({ new_password: "pw" });
    },
  });
  await client.resetPassword();
  expect(urls).toEqual(["http://reset.internal/v1/reset-password"]);
});
