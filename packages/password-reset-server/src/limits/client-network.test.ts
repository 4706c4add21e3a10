import { describe, expect, it } from "vitest";
import { clientNetwork } from "./client-network.ts";

describe("clientNetwork", () => {
  it("is an IPv4 address, also where it comes inside IPv6", () => {
    expect(clientNetwork("192.0.2.7")).toBe("192.0.2.7");
    expect(clientNetwork("::ffff:192.0.2.7")).toBe("192.0.2.7");
  });

  it("is the /64 of an IPv6 address", () => {
    expect(clientNetwork("2001:db8:0:1::1")).toBe(clientNetwork("2001:db8:0:1:ffff::2"));
    expect(clientNetwork("2001:db8:0:1::1")).not.toBe(clientNetwork("2001:db8:0:2::1"));
  });

  it("is nothing for what is no address", () => {
    expect(clientNetwork("unix:socket")).toBeUndefined();
  });
});
