import { describe, expect, test } from "vitest";
import { readNetworkFailure } from "./network-failure.ts";

const coded = (code: unknown, more: object = {}) => Object.assign(new Error("said"), { code, ...more });
const never = { code: "network", outcome: "not_applied" };
const lost = { code: "network", outcome: "unknown", transient: false };
const wrapped = (cause: unknown) => new TypeError("fetch failed", { cause });

describe("no connection was made, and waiting may help", () => {
  test.each([
    ["refused, as Node says it", wrapped(coded("ECONNREFUSED", { syscall: "connect" })), "ECONNREFUSED"],
    ["the name service was busy", wrapped(coded("EAI_AGAIN", { syscall: "getaddrinfo" })), "EAI_AGAIN"],
    ["refused, as Bun says it", coded("ConnectionRefused"), "ConnectionRefused"],
    [
      "refused, as Deno says it",
      new TypeError(
        "error sending request: client error (Connect): tcp connect error: Connection refused (os error 111)",
      ),
      undefined,
    ],
    [
      "refused at every address",
      wrapped(new AggregateError([coded("ECONNREFUSED"), coded("ECONNREFUSED")])),
      "ECONNREFUSED",
    ],
  ])("%s", (_, error, reason) => {
    expect(readNetworkFailure(error)).toEqual({ ...never, transient: true, reason });
  });
});

describe("no connection was made, and waiting does not help", () => {
  test.each([
    ["ENOTFOUND"],
    ["EAI_NONAME"],
    ["UND_ERR_CONNECT_TIMEOUT"],
    ["FailedToOpenSocket"],
    ["CERT_HAS_EXPIRED"],
    ["ERR_TLS_CERT_ALTNAME_INVALID"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT"],
    ["SELF_SIGNED_CERT_IN_CHAIN"],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
  ])("%s", (reason) => {
    expect(readNetworkFailure(wrapped(coded(reason)))).toEqual({
      ...never,
      transient: false,
      reason,
    });
  });

  test.each([
    ["while connecting", coded("ETIMEDOUT", { syscall: "connect" }), "ETIMEDOUT"],
    [
      "in the handshake",
      coded("ECONNRESET", {
        message: "Client network socket disconnected before secure TLS connection was established",
      }),
      "ECONNRESET",
    ],
    ["at a port that fetch refuses", new Error("bad port"), undefined],
    ["as Deno says it", new TypeError("client error (Connect): invalid peer certificate"), undefined],
    [
      "by a proxy that opens no tunnel",
      coded("ABORT_ERR", {
        cause: coded("UND_ERR_ABORTED", { message: "Proxy response (407) !== 200 when HTTP Tunneling" }),
      }),
      "UND_ERR_ABORTED",
    ],
    [
      "by a proxy that opens no tunnel, as Bun says it",
      coded("ERR_PROXY_TUNNEL", {
        message: "Proxy refused to open a tunnel: 407 Proxy Authentication Required",
      }),
      "ERR_PROXY_TUNNEL",
    ],
    [
      "in a handshake whose first record is none",
      coded("ERR_SSL_WRONG_VERSION_NUMBER", {
        message: "wrong version number:…/methods/tlsany_meth.c:77:\n",
      }),
      "ERR_SSL_WRONG_VERSION_NUMBER",
    ],
    [
      "in a handshake without a shared cipher",
      coded("ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE", { message: "SSL alert number 40\n" }),
      "ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE",
    ],
    [
      "at addresses that differ",
      new AggregateError([coded("ECONNREFUSED"), coded("ENETUNREACH", { syscall: "connect" })]),
      "ECONNREFUSED",
    ],
  ])("%s", (_, error, reason) => {
    expect(readNetworkFailure(wrapped(error))).toEqual({ ...never, transient: false, reason });
  });
});

describe("nobody can know whether the server has seen the request", () => {
  test.each([
    ["a reset", wrapped(coded("ECONNRESET", { syscall: "read" })), "ECONNRESET"],
    ["undici's word for a lost socket", wrapped(coded("UND_ERR_SOCKET")), "UND_ERR_SOCKET"],
    [
      "a record that is broken later",
      wrapped(coded("ERR_SSL_WRONG_VERSION_NUMBER", { message: "…/methods/tls1_meth.c:300:\n" })),
      "ERR_SSL_WRONG_VERSION_NUMBER",
    ],
    ["an alert of any time", wrapped(coded("ERR_SSL", { message: "SSL alert number 80\n" })), "ERR_SSL"],
    ["a browser's word for everything", new TypeError("Failed to fetch"), undefined],
    [
      "one address refused, another lost",
      new AggregateError([coded("ECONNREFUSED"), coded("EPIPE")]),
      "ECONNREFUSED",
    ],
    ["a list of nothing", new AggregateError([]), undefined],
    ["a code that only begins as one", coded("ECONNREFUSED_NOT"), "ECONNREFUSED_NOT"],
    ["a code that only ends as one", coded("XENOTFOUND"), "XENOTFOUND"],
    ["a code of several words", coded("ECONNREFUSED by key"), undefined],
    ["a code that is too long", coded("E".repeat(61)), undefined],
    ["a code that is too short", coded("E"), undefined],
    ["a code that is a number", coded(111), undefined],
    ["nothing", undefined, undefined],
    ["null", null, undefined],
    ["words", "ECONNREFUSED", undefined],
  ])("%s", (_, error, reason) => {
    expect(readNetworkFailure(error)).toEqual({ ...lost, reason });
  });

  test("a chain that is too deep, or has no end", () => {
    const round = new Error("round");
    round.cause = round;
    expect(readNetworkFailure(round).outcome).toBe("unknown");
    let deep: unknown = coded("ECONNREFUSED");
    for (let depth = 0; depth < 7; depth += 1) {
      deep = wrapped(deep);
    }
    expect(readNetworkFailure(deep).outcome).toBe("unknown");
  });
});
