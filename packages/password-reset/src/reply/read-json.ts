import type { Deadline } from "../client/deadline.ts";

/** Most bytes of a reply that are read. The contract's longest useful reply is far below. */
const maxBytes = 65_536;

/**
 * The JSON of a reply; `undefined` where it breaks off, is not JSON in UTF-8, is longer than 64 KiB, or
 * does not end before the deadline. The rest of a refused body is not read.
 */
export async function readJson(response: Response, deadline: Deadline): Promise<unknown> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  // Ends a read that is waiting too, and costs less than a race for each.
  void deadline.over.then(() => discard(reader));
  try {
    reader = response.body?.getReader();
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    for (let bytes = 0; bytes <= maxBytes;) {
      const chunk = await reader?.read();
      if (!chunk || deadline.endedBy()) {
        break;
      }
      if (chunk.done) {
        return JSON.parse(text + decoder.decode());
      }
      bytes += chunk.value.byteLength;
      text += decoder.decode(chunk.value, { stream: true });
    }
  } catch {
    // Broken off, not UTF-8, not JSON, or read already: what came of it cannot be trusted to be whole.
  }
  void discard(reader);
  return undefined;
}

/** Lets go of a body that nobody will read, so that its connection is not held. */
export async function discard(body: { cancel(): Promise<void> } | null | undefined): Promise<void> {
  try {
    await body?.cancel();
  } catch {
    // Broken off already, or not the platform's own: one that throws at once, or has no such method.
  }
}
