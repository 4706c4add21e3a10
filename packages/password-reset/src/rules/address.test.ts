import * as fc from "fast-check";
import { expect, test } from "vitest";
import { reply, respond } from "../testing/behaviours.ts";
import { requested } from "../testing/calls.ts";
import { createPasswordResetClient } from "../index.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { email as sample, token } from "../testing/samples.ts";

/** What a server makes of a target, by both ways of reading a query. */
function decoded(target = ""): { readonly form: readonly string[]; readonly rfc3986: readonly string[] } {
  const query = target.slice(target.indexOf("?") + 1);
  return {
    form: new URLSearchParams(query).getAll("email"),
    rfc3986: query.split("&").map((pair) => decodeURIComponent(pair.replace(/^email=/, ""))),
  };
}

test.each([
  "ada@example.com",
  "ada+tag@example.com",
  "a&b=c#d?e%f@example.com",
  "100%25@example.com",
  "ada lovelace@example.com",
  '"ada, countess; <of> lovelace @ home"@example.com',
  '"a\\"b"@example.com',
  "o'brien!(x)*~_-.{|}^`$/@example.com",
  "adä@exämple.com",
  "用户@例子.公司",
  "👩‍💻@example.com",
  "e\u0301@example.com",
  "ADA@EXAMPLE.COM",
  `${"x".repeat(242)}@example.com`,
])("%s reaches the server as the same address, once", async (email) => {
  const server = await startFaultServer(respond(reply(201)));
  await requested({ baseUrl: server.baseUrl, email });
  expect(server.requests).toHaveLength(1);
  expect(decoded(server.requests[0]?.target)).toEqual({ form: [email], rfc3986: [email] });
});

test("any address reaches the server as the same one", async () => {
  const server = await startFaultServer(respond(reply(201)));
  const client = createPasswordResetClient({ token, baseUrl: server.baseUrl });
  const part = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
    .map((text) => text.replaceAll(/[\p{Cc}\u2028\u2029\s@＠﹫,;<>"]/gu, "_"));
  await fc.assert(
    fc.asyncProperty(part, part, async (local, domain) => {
      const email = `${local}@${domain}`;
      fc.pre(new TextEncoder().encode(email).length <= 254);
      await client.createPasswordResetToken({ email });
      const { form, rfc3986 } = decoded(server.requests.at(-1)?.target);
      expect(form).toEqual([email]);
      expect(rfc3986).toEqual([email]);
    }),
    { numRuns: 200 },
  );
});

test("the samples of these tests are an address that needs encoding", () => {
  expect(encodeURIComponent(sample)).not.toBe(sample);
});
