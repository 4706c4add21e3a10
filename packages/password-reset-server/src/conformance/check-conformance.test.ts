import { describe, expect, it, onTestFinished } from "vitest";
import { readResetToken } from "../memory/index.ts";
import { serve } from "../node/index.ts";
import { ADA, createHarness, passwordIn, type Harness } from "../testing/harness.ts";
import type { PasswordResetServer } from "../server/options.ts";
import { STORES } from "../testing/stores.ts";
import { checkConformance } from "./index.ts";
import type { ConformanceOptions, ConformanceReport } from "./types.ts";

/** So that what is said of limits is seen, and none is reached. */
const COUNTED = { requests: 1000, window: 60_000 };

/** The server, with each mail delivered before the next is asked for: together they would arrive in any order. */
function deliveringAtOnce({ server }: Harness): PasswordResetServer {
  return {
    ...server,
    async fetch(request, context) {
      const reply = await server.fetch(request, context);
      await server.outbox.deliver();
      return reply;
    },
  };
}

function fixtures(harness: Harness): ConformanceOptions {
  const { messages, userKey, projectKey } = harness;
  return {
    email: ADA,
    userKey,
    projectKey,
    fetch: deliveringAtOnce(harness).fetch,
    async readResetToken() {
      await harness.server.outbox.deliver();
      return readResetToken(messages.findLast(({ kind }) => kind === "reset_token")) ?? "";
    },
  };
}

const notPassed = ({ results }: ConformanceReport): readonly unknown[] =>
  results.filter(({ status }) => status !== "passed").map(({ id, status, detail }) => [id, status, detail]);

describe("checkConformance", () => {
  it.each(STORES)("finds no broken rule in our handler on %s", async (_name, openStore) => {
    const report = await checkConformance(fixtures(await createHarness({ store: await openStore() })));

    expect(notPassed(report)).toEqual([]);
    expect(report.conforms).toBe(true);
  });

  it("finds no broken rule over a socket", async () => {
    const harness = await createHarness({
      limits: { key: COUNTED, server: COUNTED, network: COUNTED, address: false },
    });
    const { url, close } = await serve({ server: deliveringAtOnce(harness) });
    onTestFinished(close);

    const report = await checkConformance({
      ...fixtures(harness),
      fetch: undefined,
      baseUrl: `${url}/metal/v1/`,
    });

    expect(notPassed(report)).toEqual([]);
  });

  it("skips the rules of safe repeat, and those alone, where it is not announced", async () => {
    const report = await checkConformance(fixtures(await createHarness({ safeRepeat: false })));

    const skipped = report.results.filter(({ status }) => status === "skipped");
    expect(report.conforms).toBe(true);
    expect(skipped.map(({ id }) => id)).toEqual(
      report.results.map(({ id }) => id).filter((id) => id.startsWith("repeat.")),
    );
    expect(new Set(skipped.map(({ detail }) => detail))).toEqual(new Set(["not announced: safe repeat"]));
    expect(notPassed(report)).toHaveLength(skipped.length);
  });

  it("finds a server that announces safe repeat and does not keep to it", async () => {
    const harness = await createHarness({ safeRepeat: false });
    const fetch = async (request: Request): Promise<Response> => {
      const reply = await deliveringAtOnce(harness).fetch(request);
      reply.headers.set("Accept-Idempotency-Key", "DELETE;ttl=300");
      return reply;
    };

    const report = await checkConformance({ ...fixtures(harness), fetch });

    const failed = report.results.filter(({ status }) => status === "failed").map(({ id }) => id);
    expect(failed).toEqual([
      "repeat.user-key",
      "repeat.reset-token",
      "repeat.race",
      "repeat.no-key",
      "reply.described",
    ]);
  });

  it("finds a server that answers a repeat with a password that was replaced", async () => {
    const harness = await createHarness();
    const kept = new Map<string, string>();
    const fetch = async (request: Request): Promise<Response> => {
      const name = request.headers.get("Idempotency-Key") ?? "";
      const before = kept.get(name);
      if (before !== undefined) return Response.json({ new_password: before }, { status: 201 });
      const reply = await deliveringAtOnce(harness).fetch(request);
      if (name !== "" && reply.status === 201) kept.set(name, await passwordIn(reply.clone()));
      return reply;
    };

    const report = await checkConformance({ ...fixtures(harness), fetch });

    expect(report.results.find(({ id }) => id === "repeat.other-reset")?.status).toBe("failed");
  });

  it("says what it could not check, and does not call that conforming", async () => {
    const { server } = await createHarness();

    const report = await checkConformance({ fetch: server.fetch, email: ADA });

    expect(report.conforms).toBe(false);
    expect(report.results).toContainEqual(
      expect.objectContaining({ id: "reset.user-key", status: "skipped", detail: "not given: userKey" }),
    );
  });

  it.each<[broken: string, ids: readonly string[], spoil: (reply: Response) => Response]>([
    [
      "no body is JSON",
      ["create.no-key", "reset.no-key", "reset.user-key"],
      (reply) => new Response("oops", reply),
    ],
    [
      "a success has another status",
      ["create.user-key", "reset.user-key"],
      (reply) => restatus(reply, 201, 200),
    ],
    [
      "a wrong key is forbidden, not unauthorized",
      ["create.wrong-key"],
      (reply) => restatus(reply, 401, 403),
    ],
    ["answers may be cached", ["reply.no-store"], (reply) => without(reply, "Cache-Control")],
    [
      "answers say what the document does not",
      ["reply.described"],
      (reply) => withHeader(reply, "Retry-After", "1"),
    ],
    [
      "an answer is not as the document says",
      ["reply.described"],
      (reply) => withHeader(reply, "Accept-Idempotency-Key", "DELETE"),
    ],
    ["a status is not in the document", ["reply.described"], (reply) => restatus(reply, 422, 418)],
    [
      "what the document promises is not sent",
      ["reply.described"],
      (reply) => without(reply, "Accept-Idempotency-Key"),
    ],
    ["answers have no name", ["reply.request-id"], (reply) => without(reply, "X-Request-Id")],
  ])("finds a server where %s", async (_broken, ids, spoil) => {
    const harness = await createHarness();
    const fetch = async (request: Request): Promise<Response> =>
      spoil(await deliveringAtOnce(harness).fetch(request));

    const report = await checkConformance({ ...fixtures(harness), fetch });

    const failed = report.results.filter(({ status }) => status === "failed").map(({ id }) => id);
    expect(failed).toEqual(expect.arrayContaining([...ids]));
  });

  it("finds a server that tells who has an account", async () => {
    const harness = await createHarness();
    const fetch = async (request: Request): Promise<Response> => {
      const reply = await deliveringAtOnce(harness).fetch(request);
      const known = new URL(request.url).searchParams.get("email") === ADA;
      return request.method === "POST" && reply.status === 201 && !known
        ? new Response(null, { status: 404 })
        : reply;
    };

    const report = await checkConformance({ ...fixtures(harness), fetch });

    expect(report.results.find(({ id }) => id === "create.alike")?.status).toBe("failed");
  });

  it("repeats no secret in what it reports", async () => {
    const harness = await createHarness();
    const fetch = (): Promise<Response> =>
      Promise.reject(new Error(`cannot reach ${ADA} with ${harness.userKey}`));

    const report = JSON.stringify(await checkConformance({ ...fixtures(harness), fetch }));

    expect(report).not.toContain(ADA);
    expect(report).not.toContain(harness.userKey);
  });
});

function restatus(reply: Response, from: number, to: number): Response {
  return reply.status === from ? new Response(reply.body, { headers: reply.headers, status: to }) : reply;
}

function withHeader(reply: Response, name: string, value: string): Response {
  const headers = new Headers(reply.headers);
  headers.set(name, value);
  return new Response(reply.body, { status: reply.status, headers });
}

function without(reply: Response, header: string): Response {
  const headers = new Headers(reply.headers);
  headers.delete(header);
  return new Response(reply.body, { status: reply.status, headers });
}
