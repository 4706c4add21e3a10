const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** A base URL, or what is wrong with the text. */
export type ServerAddress =
  | { readonly type: "address"; readonly baseUrl: string }
  | { readonly type: "problem"; readonly problem: string };

/**
 * Reads the address of a server as a person types it. Without `https://` in front it is meant all the same; on this
 * machine, `http://`.
 */
export function readServerAddress(text: string): ServerAddress {
  const typed = text.trim();
  const withScheme = typed.includes("://") ? typed : `${isLocal(typed) ? "http" : "https"}://${typed}`;
  if (!URL.canParse(withScheme)) return { type: "problem", problem: notAnAddress };
  const { protocol, hostname, username, password, search, hash } = new URL(withScheme);
  if (!["http:", "https:"].includes(protocol) || typed === "") {
    return { type: "problem", problem: notAnAddress };
  }
  const isOpen = protocol === "http:" && !loopback.test(hostname);
  const isMore = [username, password, search, hash].some((part) => part !== "");
  return isOpen || isMore
    ? { type: "problem", problem: noPlaceForKeys }
    : { type: "address", baseUrl: withScheme };
}

function isLocal(typed: string): boolean {
  return loopback.test(/^(?:\[[^\]]*\]|[^/:?#]*)/.exec(typed)?.[0] ?? "");
}

const notAnAddress = "Type the address of a server, such as https://reset.example.com/metal/v1.";

/** Said of an address that a key must not be sent to. */
export const noPlaceForKeys =
  "A key must not go there: it takes https (http only for this machine), without a user name, a query or a fragment.";
