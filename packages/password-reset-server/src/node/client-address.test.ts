import { describe, expect, it } from "vitest";
import { createFindClient } from "./client-address.ts";

describe("createFindClient", () => {
  it.each([
    ["nobody is trusted", [], "10.0.0.1", "192.0.2.1", "10.0.0.1"],
    ["the socket is not a trusted proxy's", ["10.0.0.0/8"], "198.51.100.7", "192.0.2.1", "198.51.100.7"],
    ["one proxy is trusted", ["10.0.0.0/8"], "10.0.0.1", "192.0.2.1", "192.0.2.1"],
    ["a client claims to be another", ["10.0.0.1"], "10.0.0.1", "203.0.113.9, 192.0.2.1", "192.0.2.1"],
    ["a client claims to be a proxy", ["10.0.0.0/8"], "10.0.0.1", "10.9.9.9, 192.0.2.1", "192.0.2.1"],
    ["two proxies are trusted", ["10.0.0.0/8"], "10.0.0.1", "192.0.2.1, 10.0.0.2", "192.0.2.1"],
    ["a proxy noted nothing", ["10.0.0.0/8"], "10.0.0.1", undefined, "10.0.0.1"],
    ["a proxy noted what is no address", ["10.0.0.0/8"], "10.0.0.1", "192.0.2.1, unknown", "10.0.0.1"],
    ["IPv4 comes as IPv6", ["10.0.0.0/8"], "::ffff:10.0.0.1", "192.0.2.1", "192.0.2.1"],
    ["a proxy speaks IPv6", ["2001:db8::/32"], "2001:db8::1", "2001:db8:1::5, 192.0.2.1", "192.0.2.1"],
  ] as const)("finds the client where %s", (_case, trusted, socket, header, client) => {
    expect(createFindClient(trusted)(socket, header)).toBe(client);
  });

  it("knows no client where the socket has no address any more", () => {
    expect(createFindClient(["10.0.0.0/8"])(undefined, "192.0.2.1")).toBeUndefined();
  });

  it.each(["everybody", "10.0.0.0/99", ""])("trusts no %j", (text) => {
    expect(() => createFindClient([text])).toThrow(expect.objectContaining({ code: "invalid_option" }));
  });
});
