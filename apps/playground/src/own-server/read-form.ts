/** What was entered, or what is wrong with it. */
export type ReadForm =
  | { readonly baseUrl: string; readonly key: string; readonly problem?: undefined }
  | { readonly problem: string };

const loopback: ReadonlySet<string> = new Set(["localhost", "127.0.0.1"]);

/** Checks what was entered, before anything is sent. What is wrong is said without repeating the key. */
export function readForm(baseUrlField: unknown, keyField: unknown): ReadForm {
  const url = URL.parse(textOf(baseUrlField));
  const key = textOf(keyField);
  if (url === null || !["https:", "http:"].includes(url.protocol) || url.search !== "" || url.hash !== "") {
    return {
      problem: "The base URL is none. Nothing was sent. Give one such as https://reset.example.com/metal/v1.",
    };
  }
  if (url.username !== "" || url.password !== "") {
    return { problem: "The base URL has a name or a password in it. Nothing was sent. Take them out." };
  }
  if (url.protocol === "http:" && !loopback.has(url.hostname)) {
    return {
      problem: "Over plain http the key could be read on the way. Nothing was sent. Give an https URL.",
    };
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    return { problem: "The key is missing, or has signs that no key has. Nothing was sent. Paste it again." };
  }
  return { baseUrl: url.href, key };
}

function textOf(field: unknown): string {
  return typeof field === "string" ? field.trim() : "";
}
