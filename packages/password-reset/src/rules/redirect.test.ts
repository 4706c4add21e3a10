import { describe, expect, test } from "vitest";
import { json, reply, respond } from "../testing/behaviours.ts";
import { bothOperations, failureOf, requested } from "../testing/calls.ts";
import { startFaultServer } from "../testing/fault-server.ts";
import { password } from "../testing/samples.ts";

const statuses = [300, 301, 302, 303, 304, 305, 307, 308];

describe.each(bothOperations)("%s refuses a redirect", (operation) => {
  test.each(statuses)("%i to another origin: it never hears of the key", async (status) => {
    const other = await startFaultServer(respond(json(201, { new_password: password })));
    const server = await startFaultServer(
      respond(reply(status, { headers: { Location: `${other.baseUrl}/reset-password` } })),
    );
    const error = await failureOf(operation, { baseUrl: server.baseUrl, retry: 10 });
    expect(other.connections).toHaveLength(0);
    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: "unexpected_status", status, outcome: "not_applied", attempts: 1 });
    expect(error.message).toContain("Check the base URL; redirects are not followed.");
  });

  test.each(statuses)("%i to the same origin: no POST and no DELETE becomes a GET", async (status) => {
    const server = await startFaultServer(
      respond(reply(status, { headers: { Location: "/elsewhere" } })),
      respond(json(201, { new_password: password })),
    );
    const error = await failureOf(operation, { baseUrl: server.baseUrl, retry: 10 });
    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ code: "unexpected_status", status, outcome: "not_applied" });
  });

  test("that a browser hides", async () => {
    // The one thing that has no server here: what a browser gives for a redirect that it does not follow.
    const opaque = Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
      ok: { value: false },
    });
    const error = await failureOf(operation, { fetch: async () => opaque });
    expect(error).toMatchObject({ code: "unexpected_status", status: undefined, outcome: "not_applied" });
    expect(error.message).toContain("the server answered with a redirect.");
  });
});

test.each([102, 103])("an interim %i before the answer is no answer", async (status) => {
  const interim = Buffer.from(`HTTP/1.1 ${status} Interim\r\nLink: </a>\r\n\r\n`);
  const server = await startFaultServer(respond(Buffer.concat([interim, reply(201)])));
  await requested({ baseUrl: server.baseUrl });
  expect(server.requests).toHaveLength(1);
});

test("a 100 that nobody called for is a lost connection to the platform: nobody can know", async () => {
  const server = await startFaultServer(respond(Buffer.from("HTTP/1.1 100 Continue\r\n\r\n")));
  const error = await failureOf("resetPassword", { baseUrl: server.baseUrl, retry: 10 });
  expect(error).toMatchObject({ code: "network", outcome: "unknown", attempts: 1 });
  expect(server.requests).toHaveLength(1);
});
