import {
  ACCEPT_IDEMPOTENCY_KEY_HEADER,
  IDEMPOTENCY_KEY_HEADER,
  OPERATIONS,
} from "@metal/password-reset/contract";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { expectDescribed, type Document } from "../conformance/document-rules.ts";
import type { PasswordResetServerOptions } from "../index.ts";
import { createMemoryStore } from "../memory/index.ts";
import { storeUnavailable } from "../stores/unavailable.ts";
import { ADA, createHarness, type Harness } from "../testing/harness.ts";

const PATH = "http://localhost/metal/v1/reset-password";

async function documentOf({ server }: Pick<Harness, "server">): Promise<Document> {
  const reply = await server.fetch(new Request("http://localhost/openapi.json"));
  return (await reply.json()) as Document;
}

/** The types of the platform's `fetch` do not know of `duplex`, without which it takes no stream. */
function streamed(body: ReadableStream): RequestInit {
  const init = { body, duplex: "half" };
  return init;
}

/** A reply of each status that the operations answer with, and by which method it was asked for. */
async function repliesOf(
  options: Partial<PasswordResetServerOptions>,
): Promise<{ readonly document: Document; readonly replies: readonly (readonly [string, Response])[] }> {
  const store = createMemoryStore();
  const failures = [new Error("broken"), storeUnavailable("full", "The disk is full")];
  const harness = await createHarness({
    store: {
      ...store,
      resets: {
        ...store.resets,
        async request(...given) {
          const failure = failures.shift();
          if (failure !== undefined) throw failure;
          return store.resets.request(...given);
        },
      },
    },
    limits: { key: { requests: 4, window: 60_000 }, server: { requests: 1000, window: 60_000 } },
    ...options,
  });
  const { server, userKey, ask, reset } = harness;
  const document = await documentOf(harness);
  const send = (method: string, init: RequestInit = {}): Promise<Response> =>
    server.fetch(new Request(PATH, { method, ...init }));
  const brokenOff = new ReadableStream({ pull: (controller) => controller.error(new Error("gone")) });
  const key = crypto.randomUUID();
  const replies: [string, Response][] = [
    ["POST", await ask()],
    ["POST", await ask()],
    ["POST", await ask()],
    ["POST", await ask("no address")],
    ["POST", await ask(ADA)],
    ["POST", await ask(ADA, "no key")],
    ["POST", await send("POST", streamed(brokenOff))],
    ["DELETE", await reset(userKey, key)],
    ["DELETE", await reset(userKey, key)],
    ["DELETE", await reset("no key")],
    ["DELETE", await send("DELETE", { body: "x".repeat(20_000) })],
    ["OPTIONS", await send("OPTIONS")],
  ];
  await server.close();
  return {
    document,
    replies: [...replies, ["DELETE", await reset(userKey)], ["OPTIONS", await send("OPTIONS")]],
  };
}

const MODES: readonly (readonly [name: string, options: Partial<PasswordResetServerOptions>])[] = [
  ["by default", {}],
  ["without safe repeat", { safeRepeat: false }],
  ["at the root", { basePath: "/" }],
];

describe("the document of a server", () => {
  it.each(MODES)("%s is valid, and every reference in it leads somewhere", async (_name, options) => {
    const document = await documentOf(await createHarness(options));

    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(10);
    for (const [, path = ""] of references) {
      const target = path
        .split("/")
        .reduce<unknown>(
          (node, name) => (node as Readonly<Record<string, unknown>> | undefined)?.[name],
          document,
        );
      expect(target).toBeTypeOf("object");
    }
  });

  it.each(MODES.slice(0, 2))("%s has each status and each header that is sent", async (_name, options) => {
    const { document, replies } = await repliesOf(options);

    for (const [method, reply] of replies) {
      const { status, headers } = reply;
      expect(() => expectDescribed(document, method, { status, headers, text: "" })).not.toThrow();
    }
    const statuses = new Set(replies.map(([, { status }]) => status));
    expect([...statuses].toSorted((one, other) => one - other)).toEqual([
      201, 204, 400, 401, 413, 422, 429, 500, 503,
    ]);
    const sent = new Set(replies.flatMap(([, { headers }]) => Array.from(headers.keys())));
    for (const name of ["ratelimit", "ratelimit-policy", "retry-after", "x-request-id"])
      expect([...sent]).toContain(name);
    expect(sent.has("idempotency-replayed")).toBe(options.safeRepeat !== false);
  });

  it("has the key of a repeat in both operations, and nothing of it where it is off", async () => {
    const [on, off] = [await createHarness(), await createHarness({ safeRepeat: false })];
    const named = async (harness: Harness): Promise<readonly boolean[]> => {
      const document = await documentOf(harness);
      return Object.values(OPERATIONS).map(({ method, path }) => {
        const { parameters = [] } = document.paths?.[path]?.[method.toLowerCase()] ?? {};
        return parameters.some(({ name }) => name === IDEMPOTENCY_KEY_HEADER);
      });
    };

    expect(await named(on)).toEqual([true, true]);
    expect(await named(off)).toEqual([false, false]);
    const { components } = await documentOf(off);
    expect(JSON.stringify(components?.headers)).not.toContain(ACCEPT_IDEMPOTENCY_KEY_HEADER);
    expect(Object.keys(components?.headers ?? {})).not.toContain("AcceptIdempotencyKey");
  });
});
