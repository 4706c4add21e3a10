import { RefusalError } from "../operations/refusal.ts";

/** Most bytes of a body that are read and thrown away. The contract's requests have none. */
const MOST_BYTES = 16 * 1024;

/**
 * Reads a body that nobody asked for and forgets it, so that the connection can be used again. Bytes are counted,
 * not believed.
 *
 * @throws {@link RefusalError} with 413 where it is larger than 16 KiB, with 400 where it breaks off.
 */
export async function discardBody(request: Request): Promise<void> {
  const declared = Number(request.headers.get("Content-Length") ?? Number.NaN);
  if (declared === 0) return;
  if (declared > MOST_BYTES) throw tooLarge();
  const { body } = request;
  if (body === null) return;
  let bytes = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(brokenOff);
    if (done) return;
    bytes += value.byteLength;
    // Not cancelled: on some platforms that takes down the connection before the answer is out.
    if (bytes > MOST_BYTES) throw tooLarge();
  }
}

function tooLarge(): RefusalError {
  return new RefusalError({
    status: 413,
    errors: ["The request body is too large. Nothing was done. Send no body: these operations take none."],
  });
}

function brokenOff(): never {
  throw new RefusalError({
    status: 400,
    errors: ["The request body broke off. Nothing was done. Send the request again."],
  });
}
