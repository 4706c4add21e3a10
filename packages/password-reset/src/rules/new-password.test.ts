import { describe, expect, test } from "vitest";
import { gzipSync } from "node:zlib";
import { json, reply, respond, respondAndClose, type ReplyParts } from "../testing/behaviours.ts";
import { failureOf, requested, reset } from "../testing/calls.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { password } from "../testing/samples.ts";

const body = JSON.stringify({ new_password: password });

describe("a new password is read", () => {
  const readable: readonly (readonly [string, Buffer])[] = [
    ["201", json(201, { new_password: password })],
    ["200", json(200, { new_password: password })],
    ["202", json(202, { new_password: password })],
    ["299", json(299, { new_password: password })],
    ["more fields", json(201, { id: 1, new_password: password, extra: { new_password: null } })],
    ["no content type", reply(201, { body })],
    ["another content type", reply(201, { headers: { "Content-Type": "text/html" }, body })],
    ["a byte order mark", reply(201, { body: `\uFEFF${body}` })],
    ["white space around it", reply(201, { body: `\n\t ${body}\r\n` })],
    ["gzip", reply(201, { headers: { "Content-Encoding": "gzip" }, body: gzipSync(body) })],
    [
      "chunks",
      Buffer.from(
        `HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n${Array.from(
          Buffer.from(body, "utf8"),
          (byte) => `1\r\n${String.fromCharCode(byte)}\r\n`,
        ).join("")}0\r\n\r\n`,
        "latin1",
      ),
    ],
    ["large headers", json(201, { new_password: password }, { "X-Large": "x".repeat(8000) })],
    ["a body of 64 KiB", reply(201, { body: body.padEnd(65_536 - Buffer.byteLength(body) + body.length) })],
  ];

  test.each(readable)("from a reply with %s", async (_, bytes) => {
    const server = await startFaultServer(respond(bytes));
    const result = await reset({ baseUrl: server.baseUrl });
    expect(result.newPassword).toBe(password);
    const { newPassword } = result;
    expect(newPassword).toBe(password);
    expect(server.requests).toHaveLength(1);
  });

  test("from a reply that ends with its connection", async () => {
    const server = await startFaultServer(
      respondAndClose(Buffer.from(`HTTP/1.1 201 Created\r\nConnection: close\r\n\r\n${body}`)),
    );
    expect((await reset({ baseUrl: server.baseUrl })).newPassword).toBe(password);
  });
});

describe("a 2xx without a usable new password is an error that says that the password was reset", () => {
  const unusable: readonly (readonly [string, ReplyParts])[] = [
    ["no body", { body: "" }],
    ["white space", { body: "  " }],
    ["no field", { body: "{}" }],
    ["null in the field", { body: '{"new_password":null}' }],
    ["a number in the field", { body: '{"new_password":12345678}' }],
    ["an empty string in the field", { body: '{"new_password":""}' }],
    ["an object in the field", { body: `{"new_password":{"value":${JSON.stringify(password)}}}` }],
    ["a list in the field", { body: `{"new_password":[${JSON.stringify(password)}]}` }],
    ["the field under another name", { body: `{"newPassword":${JSON.stringify(password)}}` }],
    [
      "the field under an inherited name",
      { body: `{"__proto__":{"new_password":${JSON.stringify(password)}}}` },
    ],
    ["a list", { body: `[${body}]` }],
    ["a string", { body: JSON.stringify(password) }],
    ["null", { body: "null" }],
    ["JSON that is cut off", { body: body.slice(0, -1) }],
    ["JSON with more behind it", { body: `${body}x` }],
    ["HTML", { body: `<!doctype html><p>${password}</p>` }],
    ["the password alone", { body: password }],
    ["UTF-16", { body: Buffer.from(`\uFEFF${body}`, "utf16le") }],
    ["Latin-1", { body: Buffer.from(body, "latin1") }],
    ["gzip that is none", { headers: { "Content-Encoding": "gzip" }, body: body }],
    [
      "gzip that is cut off",
      { headers: { "Content-Encoding": "gzip" }, body: gzipSync(body).subarray(0, -12) },
    ],
    ["more than 64 KiB", { body: body.padEnd(65_537 - Buffer.byteLength(body) + body.length) }],
  ];

  test.each(unusable)("%s", async (_, parts) => {
    const server = await startFaultServer(respond(reply(201, parts)));
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, retry: 10 });
    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: "invalid_response", status: 201, outcome: "applied", attempts: 1 });
    expect(error.message).toBe(
      "resetPassword: the server answered 201: no usable new password. " +
        "The password was reset, but the new one is lost. Reset it again with the token of a new mail.",
    );
  });

  test.each([200, 202, 204, 205, 206, 299])("%i without a body", async (status) => {
    const server = await startFaultServer(
      respond(Buffer.from(`HTTP/1.1 ${status} Ok\r\nContent-Length: 0\r\n\r\n`)),
    );
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
    expect(error).toMatchObject({ code: "invalid_response", status, outcome: "applied" });
    expect(server.requests).toHaveLength(1);
  });

  test("a connection that ends inside the body", async () => {
    const server = await startFaultServer(
      respondAndClose(json(201, { new_password: password }).subarray(0, -3)),
    );
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
    expect(error).toMatchObject({ code: "invalid_response", status: 201, outcome: "applied" });
    expect(server.requests).toHaveLength(1);
  });

  test("a connection that is reset inside the body", async () => {
    const server = await startFaultServer(respond(json(201, { new_password: password }).subarray(0, -3)));
    const error = await failureOf("resetPassword", {
      baseUrl: server.baseUrl,
      onEvent: ({ type }) => {
        if (type === "response") {
          server.resetAll();
        }
      },
    });
    expect(error).toMatchObject({ code: "invalid_response", status: 201, outcome: "applied" });
    expect(server.requests).toHaveLength(1);
  });

  test("a chunk whose length is not a number", async () => {
    const server = await startFaultServer(
      respond(Buffer.from(`HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${body}`)),
    );
    const error = await failureOf("resetPassword", { baseUrl: server.baseUrl });
    expect(["applied", "unknown"]).toContain(error.outcome);
    expect(server.requests).toHaveLength(1);
  });
});

describe("a 2xx to the request for a mail is a success, whatever its body holds", () => {
  test.each([
    ["nothing", reply(201)],
    ["JSON", json(201, { id: 7 })],
    ["an error", json(200, { error: "Not really" })],
    ["HTML", reply(202, { headers: { "Content-Type": "text/html" }, body: "<p>ok" })],
    ["no content", Buffer.from("HTTP/1.1 204 No Content\r\n\r\n")],
    ["what is not gzip", reply(299, { headers: { "Content-Encoding": "gzip" }, body: "plain" })],
    ["less than it promised", reply(201, { headers: { "Content-Length": "10" }, body: "less" })],
  ])("%s", async (_, bytes) => {
    const server = await startFaultServer(respondAndClose(bytes));
    expect(await requested({ baseUrl: server.baseUrl })).toEqual({ requestId: undefined });
    expect(server.requests).toHaveLength(1);
  });
});
