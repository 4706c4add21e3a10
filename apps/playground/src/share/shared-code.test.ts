import { expect, test } from "vitest";
import { toBase64Url } from "./base64-url.ts";
import { deflate } from "./deflate.ts";
import { fromHash, toHash } from "./shared-code.ts";

const shared = { example: "ask", variant: "client", fault: "lost-after", code: 'console.log("ä → 😀");\n' };

test("what goes into a link comes out of it", async () => {
  const hash = await toHash(shared);
  expect(hash).toMatch(/^#try=[\w~-]+$/);
  expect(await fromHash(hash)).toEqual(shared);
});

test("a key or a token does not go into a link", async () => {
  const token = `mk_reset_${"a".repeat(43)}`;
  const read = await fromHash(await toHash({ ...shared, code: `const token = "${token}";` }));
  expect(read?.code).toBe('const token = "mk_reset_left_out_of_the_link";');
});

test.for(["", "#", "#ask", "#try=", "#try=a~b~c", "#try=a~b~c~%%%", "#try=a~b~c~AAAA"])(
  "%j carries nothing",
  async (hash) => {
    expect(await fromHash(hash)).toBeUndefined();
  },
);

test("a link that unfolds to too much carries nothing", async () => {
  const packed = toBase64Url(await deflate(new Uint8Array(10_000_000)));
  expect(packed.length).toBeLessThan(20_000);
  expect(await fromHash(`#try=a~b~c~${packed}`)).toBeUndefined();
});
