import {
  ACCEPT_IDEMPOTENCY_KEY_HEADER,
  REQUEST_ID_HEADER,
  RESET_PASSWORD_PATH,
} from "@metal/password-reset/contract";
import { ConformanceError, expectStatus } from "./expect.ts";
import type { Probe, Reply, Rule } from "./types.ts";

type Header = {
  readonly $ref?: string;
  readonly required?: boolean;
  readonly schema?: { readonly type?: string; readonly pattern?: string; readonly const?: string };
};
type Response = { readonly headers?: Readonly<Record<string, Header>> };
type Operation = {
  readonly responses?: Readonly<Record<string, Response>>;
  readonly parameters?: readonly { readonly name?: string }[];
};

/** As much of an OpenAPI document as is held against replies. */
export type Document = {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly headers?: Readonly<Record<string, Header>> };
};

/** What a client may act on, and so is to be written down. */
const TELLING = [
  ACCEPT_IDEMPOTENCY_KEY_HEADER,
  "Idempotency-Replayed",
  "RateLimit",
  "RateLimit-Policy",
  "Retry-After",
  REQUEST_ID_HEADER,
];

/** The rule of the document: what is sent stands in it, and what it promises is sent. */
export const DOCUMENT_RULES: readonly Rule[] = [
  {
    id: "reply.described",
    level: "beyond",
    rule: "Statuses and headers of answers are those of the OpenAPI document, and are as it says",
    needs: ["anyKey"],
    async check(probe) {
      const document = await readDocument(probe);
      for (const [method, reply] of await someOfEach(probe)) expectDescribed(document, method, reply);
    },
  },
];

async function readDocument({ send }: Probe): Promise<Document> {
  const reply = await send("GET", { path: "/openapi.json" });
  expectStatus(reply, 200);
  return JSON.parse(reply.text) as Document;
}

async function someOfEach({
  send,
  anyKey,
  userKey,
  email,
}: Probe): Promise<readonly (readonly [method: string, reply: Reply])[]> {
  const query = `email=${encodeURIComponent(email)}`;
  const replies: [string, Reply][] = [
    ["OPTIONS", await send("OPTIONS")],
    ["POST", await send("POST")],
    ["POST", await send("POST", { token: anyKey })],
    ["POST", await send("POST", { token: anyKey, query })],
    ["DELETE", await send("DELETE", { token: "not-a-key" })],
  ];
  if (userKey === "") return replies;
  const sending = { token: userKey, idempotencyKey: crypto.randomUUID() };
  for (let times = 0; times < 2; times += 1) replies.push(["DELETE", await send("DELETE", sending)]);
  return replies;
}

/** @throws ConformanceError where the reply is another than the document says. No value is quoted. */
export function expectDescribed(document: Document, method: string, reply: Reply): void {
  const { status, headers } = reply;
  const responses = document.paths?.[RESET_PASSWORD_PATH]?.[method.toLowerCase()]?.responses;
  const response = responses?.[status] ?? responses?.["default"];
  if (response === undefined) throw new ConformanceError(`${method} ${status} is not in the document`);
  const described = Object.entries(response.headers ?? {}).map(
    ([name, header]): readonly [string, Header] => [name.toLowerCase(), resolve(header, document)],
  );
  for (const name of TELLING) {
    const isDescribed = described.some(([other]) => other === name.toLowerCase());
    if (headers.has(name) && !isDescribed)
      throw new ConformanceError(`${method} ${status} with ${name}, of which the document says nothing`);
  }
  for (const [name, header] of described) {
    const value = headers.get(name);
    if (value === null && header.required === true)
      throw new ConformanceError(`${method} ${status} without ${name}, which the document promises`);
    if (value !== null && !fits(value, header))
      throw new ConformanceError(`${method} ${status} with another ${name} than the document says`);
  }
}

function resolve(header: Header, document: Document): Header {
  const name = header.$ref?.replace("#/components/headers/", "");
  return (name === undefined ? header : document.components?.headers?.[name]) ?? {};
}

function fits(value: string, { schema = {} }: Header): boolean {
  if (schema.type === "integer" && !/^\d+$/.test(value)) return false;
  if (schema.const !== undefined && schema.const !== value) return false;
  return schema.pattern === undefined || new RegExp(schema.pattern).test(value);
}
