import * as fc from "fast-check";
import { expect, test } from "vitest";
import { redact } from "./redact.ts";

test("what holds no secret stays as it is", () => {
  expect(redact("Nothing to see", ["key-1"])).toBe("Nothing to see");
  expect(redact("short", ["a secret that is longer than the text"])).toBe("short");
});

test("each place of each secret is taken out, and the rest stays", () => {
  expect(redact("a key-1 b KEY-1 c ada@b.c d", ["key-1", "ada@b.c"])).toBe(
    "a [hidden] b [hidden] c [hidden] d",
  );
});

test("a secret of signs that mean something to a pattern is taken by its letters", () => {
  const secret = "^$.*+?()[]{}|\\/-";
  expect(redact(`<${secret}>`, [secret])).toBe("<[hidden]>");
  expect(redact("aaaa", ["a.a"])).toBe("aaaa");
});

test.each([
  "a%2Bb%40c.de",
  "a%2bb@c.de",
  "%61%2b%62%40%63%2e%64%65",
  "a&#43;b&#64;c.de",
  "a&#x2B;b&#x0040;c.de",
  "a\u200b+\u0000b@c.de",
  "a%252Bb%2540c.de",
  "a\\u002bb\\u0040c.de",
])("%j is a+b@c.de in another form", (form) => {
  expect(redact(`<${form}>`, ["a+b@c.de"])).toBe("<[hidden]>");
});

test.each([
  ["a b", "a+b"],
  ["a b", "a%20b"],
  ["&<>\"'", "&amp;&lt;&gt;&quot;&apos;"],
  ["é", "%C3%A9"],
  ["👩", "&#128105;"],
  ["a/b", "a\\/b"],
  ["a/b", "a\\\\\\/b"],
  ['a"b', 'a\\"b'],
])("%j is found as %j", (secret, form) => {
  expect(redact(form, [secret])).toBe("[hidden]");
});

test("a plus sign is a space only where the secret has one", () => {
  expect(redact("a+b", ["axb"])).toBe("a+b");
});

test("a named entity stands for a sign, never for a letter or a digit", () => {
  expect(redact("x&eacute;y", ["xéy"])).toBe("[hidden]");
  expect(redact("a&amp;", ["aa"])).toBe("a&amp;");
});

test("runs of control and direction characters become one space", () => {
  expect(redact("a\r\n\tb\u001b[31mc\u202ed\u2028e\u2029f\ufeffg", ["none here at all, no"])).toBe(
    "a b [31mc d e f g",
  );
});

test.each([
  "a\u200dd\u00ada@b.c",
  "a%E2%80%8Dd%C2%ADa%40b.c",
  "a&zwj;d&#xAD;a@b.c",
  "a\u200b\u200dd\u00ad\ufeffa@b.c",
])("an address with invisible characters of its own is found as %j", (form) => {
  expect(redact(`<${form}>`, ["a\u200dd\u00ada@b.c"])).toBe("<[hidden]>");
});

test.each([
  ["\u00ad", " "],
  ["\\", "\\".repeat(36)],
  ["%", "%".repeat(36)],
])("a text with more of %j than a secret has is looked through at once", (sign, shown) => {
  const started = performance.now();
  expect(redact(`${sign.repeat(36)}b is no address`, [`${sign.repeat(12)}a@b.c`])).toBe(
    `${shown}b is no address`,
  );
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("of a long secret of several words nothing is left", () => {
  for (const first of [250, 254, 255, 300]) {
    const secret = `${"x".repeat(first)} second=word; third=word`;
    expect(redact(`No ${secret} here`, [secret])).toBe("No [hidden] here");
  }
});

test("no form of any secret is left", () => {
  const secret = fc
    .string({ unit: "grapheme", minLength: 4, maxLength: 30 })
    .filter((text) => !"[hidden]".includes(text));
  const form = fc.constantFrom(
    (text: string) => text,
    (text: string) => encodeURIComponent(text),
    (text: string) => Array.from(text, (character) => `&#${character.codePointAt(0)};`).join(""),
  );
  fc.assert(
    fc.property(secret, form, (text, encode) => {
      expect(redact(`>${encode(text)}<`, [text])).toBe(">[hidden]<");
    }),
  );
});
