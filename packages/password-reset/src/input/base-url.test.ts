import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_BASE_URL } from "../contract/names.ts";
import { readBaseUrl } from "./base-url.ts";

test("the default is the published one", () => {
  expect(readBaseUrl({})).toBe(DEFAULT_BASE_URL);
});

test.each([
  ["https://h", "https://h"],
  ["https://h/", "https://h"],
  ["https://h/v1///", "https://h/v1"],
  ["HTTPS://H:443/V1", "https://h/V1"],
  ["https://h:8443/v1/", "https://h:8443/v1"],
  ["https://h/v1?", "https://h/v1"],
  ["https://h/v1#", "https://h/v1"],
  ["https://exämple.com/é", "https://xn--exmple-cua.com/%C3%A9"],
])("%s is read as %s", (given, read) => {
  expect(readBaseUrl({ baseUrl: given })).toBe(read);
  expect(readBaseUrl({ baseUrl: new URL(given) })).toBe(read);
});

test("what was read is read as the same again, and ends in no slash", () => {
  const path = fc.array(fc.string({ unit: "grapheme", maxLength: 8 }), { maxLength: 5 });
  fc.assert(
    fc.property(path, (segments) => {
      const read = readBaseUrl({
        baseUrl: `https://host/${segments.map(encodeURIComponent).join("/")}`,
      });
      expect(readBaseUrl({ baseUrl: read })).toBe(read);
      expect(read).not.toMatch(/\/$/);
    }),
  );
});

describe("plain http", () => {
  test.each([
    "http://localhost",
    "http://a.b.localhost:1",
    "http://.localhost",
    "http://127.0.0.1",
    "http://127.10.200.30",
    "http://127.1",
    "http://[::1]",
  ])("is taken for loopback: %s", (url) => {
    expect(() => readBaseUrl({ baseUrl: url })).not.toThrow();
  });

  test.each([
    "http://example.com",
    "http://localhost.example.com",
    "http://alocalhost",
    "http://128.0.0.1",
    "http://127.0.0.1.example.com",
    "http://a127.0.0.1x.com",
    "http://[::2]",
    "http://0.0.0.0",
  ])("is refused for any other host, unless it is allowed: %s", (url) => {
    expect(() => readBaseUrl({ baseUrl: url })).toThrow("http only to loopback, or with `allowInsecureHttp`");
    expect(readBaseUrl({ baseUrl: url, allowInsecureHttp: true })).toMatch(/^http:/);
  });
});
