import type { Deadline } from "../client/deadline.ts";

/** Most bytes of a reply that are read. The contract's longest useful reply is far below. */
const maxBytes = 65_536;

/**
 * The text of a reply, a byte order mark taken off; `undefined` where it breaks off, is not UTF-8, is
 * longer than 64 KiB, or does not end before the deadline. The rest of a refused body is not read.
 */
export async function readBody(response: Response, deadline: Deadline): Promise<string | undefined> {
  const { body } = response;
  if (body === null) {
    return "";
  }
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  try {
    reader = body.getReader();
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    let bytes = 0;
    for (;;) {
      const chunk = await deadline.orUndefined(reader.read());
      if (chunk?.done === true) {
        return text + decoder.decode();
      }
      bytes += chunk?.value.byteLength ?? 0;
      if (chunk === undefined || bytes > maxBytes) {
        break;
      }
      text += decoder.decode(chunk.value, { stream: true });
    }
  } catch {
    // Broken off, not UTF-8, or read already: what came of it cannot be trusted to be whole.
  }
  discard(reader ?? null);
  return undefined;
}

/** Lets go of a body that nobody will read, so that its connection is not held. */
export function discard(body: { cancel(): Promise<void> } | null): void {
  body?.cancel().catch(() => undefined);
}
