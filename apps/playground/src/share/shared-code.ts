import { fromBase64Url, toBase64Url } from "./base64-url.ts";
import { deflate, inflate } from "./deflate.ts";

/** An example as a link carries it. */
export type SharedCode = {
  readonly example: string;
  readonly variant: string;
  readonly fault: string;
  readonly code: string;
};

/** Most bytes that a link may unfold to. */
const limit = 50_000;

const secret = /\bmk_(user|project|reset)_[\w-]{16,}/g;

/** The hash of a link. Keys and tokens do not go into it: a link is read by whoever gets it. */
export async function toHash({ example, variant, fault, code }: SharedCode): Promise<string> {
  const packed = await deflate(new TextEncoder().encode(withoutSecrets(code)));
  return `#try=${[example, variant, fault, toBase64Url(packed)].join("~")}`;
}

/** What a link carries; `undefined` where it carries nothing, or nothing that can be read. */
export async function fromHash(hash: string): Promise<SharedCode | undefined> {
  const [, value] = /^#try=(.+)$/.exec(hash) ?? [];
  const [example, variant, fault, packed] = value?.split("~") ?? [];
  if (example === undefined || variant === undefined || fault === undefined || packed === undefined) {
    return undefined;
  }
  try {
    const code = new TextDecoder().decode(await inflate(fromBase64Url(packed), limit));
    return { example, variant, fault, code };
  } catch {
    return undefined;
  }
}

function withoutSecrets(code: string): string {
  return code.replaceAll(secret, "mk_$1_left_out_of_the_link");
}
