import { describe, expect, test } from "vitest";
import { json, reply, respond } from "../testing/behaviours.ts";
import { failureOf, requested, reset } from "../testing/calls.ts";
import { startFaultServer, type ReceivedRequest } from "../testing/fault-server.ts";
import { password, token } from "../testing/samples.ts";
import { packageUserAgent } from "../version.ts";

function namesOf(request: ReceivedRequest | undefined): readonly string[] {
  return [...(request?.headers.keys() ?? [])];
}

describe("on the wire", () => {
  test("the request for a mail is a POST with one query parameter and no body", async () => {
    const server = await startFaultServer(respond(reply(201)));
    await requested({ baseUrl: server.baseUrl, email: "ada@example.com" });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", target: "/reset-password?email=ada%40example.com" });
    expect(request?.headers.get("x-auth-token")).toBe(token);
    expect(request?.headers.get("accept")).toBe("application/json");
    expect(request?.headers.get("user-agent")).toBe(packageUserAgent);
    expect(request?.headers.get("content-length") ?? "0").toBe("0");
    expect(
      namesOf(request).filter((name) =>
        ["content-type", "transfer-encoding", "cookie", "referer", "idempotency-key"].includes(name),
      ),
    ).toEqual([]);
    expect(request?.raw.split("\r\n\r\n")).toHaveLength(2);
  });

  test("the reset is a DELETE without a query and without a body", async () => {
    const server = await startFaultServer(respond(json(201, { new_password: password })));
    await reset({ baseUrl: server.baseUrl });
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "DELETE", target: "/reset-password" });
    expect(request?.headers.get("x-auth-token")).toBe(token);
    expect(request?.headers.get("accept")).toBe("application/json");
    expect(
      namesOf(request).filter((name) =>
        ["content-type", "transfer-encoding", "cookie", "referer"].includes(name),
      ),
    ).toEqual([]);
    expect(request?.raw.indexOf(token)).toBe(request?.raw.lastIndexOf(token));
  });

  test("the caller's headers go along, and its own name", async () => {
    const server = await startFaultServer(respond(reply(201)));
    await requested({
      baseUrl: server.baseUrl,
      headers: { "X-Tenant": "a b", "x-empty": "", "User-Agent": "theirs/1" },
      userAgent: "ours/2",
    });
    expect(server.requests[0]?.headers.get("x-tenant")).toBe("a b");
    expect(server.requests[0]?.headers.get("x-empty")).toBe("");
    expect(server.requests[0]?.headers.get("user-agent")).toBe("ours/2");
  });
});

test("a header without a value takes nothing out of what the server says", async () => {
  const server = await startFaultServer(respond(json(403, { error: "No" }, { "X-Request-Id": "r-1" })));
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, headers: { "x-empty": "" } });
  expect(error).toMatchObject({ errors: ["No"], requestId: "r-1" });
});

describe("the base URL", () => {
  test.each([
    ["", "/reset-password"],
    ["/", "/reset-password"],
    ["//", "/reset-password"],
    ["/metal/v1", "/metal/v1/reset-password"],
    ["/metal/v1/", "/metal/v1/reset-password"],
    ["/metal/v1//", "/metal/v1/reset-password"],
    ["/a%20b/%C3%A9", "/a%20b/%C3%A9/reset-password"],
    ["/a b/é", "/a%20b/%C3%A9/reset-password"],
    ["/v1?", "/v1/reset-password"],
    ["/v1#", "/v1/reset-password"],
    ["/v1/../v2/./", "/v2/reset-password"],
  ])("with %j behind the host asks for %j", async (path, target) => {
    for (const asUrl of [false, true]) {
      const server = await startFaultServer(respond(json(201, { new_password: password })));
      const baseUrl = server.baseUrl + path;
      await reset({ baseUrl: asUrl ? new URL(baseUrl) : baseUrl });
      expect(server.requests[0]?.target).toBe(target);
    }
  });
});
