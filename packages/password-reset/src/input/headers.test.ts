import { describe, expect, test, vi } from "vitest";
import { packageUserAgent } from "../version.ts";
import { readHeaders } from "./headers.ts";

test("without any: what the contract asks for, and a name", () => {
  expect(readHeaders({})).toEqual({ accept: "application/json", "user-agent": packageUserAgent });
});

test("names are folded, so that none is sent twice", () => {
  expect(readHeaders({ headers: { "X-A": "1", "x-a": "2" } })).toMatchObject({ "x-a": "2" });
});

describe("the user agent", () => {
  test("is the option's before the header's before ours", () => {
    expect(readHeaders({ headers: { "User-Agent": "b" }, userAgent: "a" })).toMatchObject({
      "user-agent": "a",
    });
    expect(readHeaders({ headers: { "User-Agent": "b" } })).toMatchObject({ "user-agent": "b" });
  });

  test("is left to a browser", () => {
    vi.stubGlobal("navigator", { userAgent: "Mozilla/5.0 (X11)" });
    expect(readHeaders({})).toEqual({ accept: "application/json" });
    expect(readHeaders({ userAgent: "mine" })).toMatchObject({ "user-agent": "mine" });
    vi.unstubAllGlobals();
  });

  test("is ours where the platform has no name, or another", () => {
    for (const navigator of [undefined, {}, { userAgent: "Node.js/24" }]) {
      vi.stubGlobal("navigator", navigator);
      expect(readHeaders({})).toMatchObject({ "user-agent": packageUserAgent });
      vi.unstubAllGlobals();
    }
  });
});
