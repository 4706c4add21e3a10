import type { Platform } from "../cli/platform.ts";
import type { RequestOptions } from "../cli/program.ts";
import { UsageError } from "../cli/usage-error.ts";
import { connectWithKey } from "../connection/connect.ts";
import { request } from "./request.ts";

/** `request`: for the addresses on the command line, or for those of a list. Answers the exit code. */
export async function runRequest(
  emails: readonly string[],
  options: RequestOptions,
  platform: Platform,
): Promise<number> {
  const { file, output, quiet = false } = options;
  checkCombination(emails, options);
  const connection = await connectWithKey(options, platform);
  try {
    if (file === undefined) return await request(emails, { connection, platform, output, quiet });
    const { requestFile } = await import("./request-file.ts");
    return await requestFile({ file, request: options, connection, platform });
  } finally {
    await connection.close();
  }
}

function checkCombination(emails: readonly string[], options: RequestOptions): void {
  const { file, journal, resume, repeatUnknown, concurrency, rate, tokenStdin } = options;
  if (file === undefined) {
    const isBulk = [journal, resume, repeatUnknown, concurrency, rate].some((value) => value !== undefined);
    if (isBulk) throw new UsageError(`${needsFile} Nothing was sent. Add --file, or leave them out.`);
    if (emails.length > 0) return;
    throw new UsageError(
      "an address is missing. Nothing was sent. Give one, such as request ada@example.com.",
    );
  }
  if (emails.length > 0) {
    throw new UsageError(
      "addresses stand both in the arguments and in --file. Nothing was sent. Give one of them.",
    );
  }
  if (file === "-" && tokenStdin === true) {
    throw new UsageError("stdin cannot hold both the list and the key. Nothing was sent. Use --token-file.");
  }
  if (repeatUnknown === true && resume !== true) {
    throw new UsageError(
      "--repeat-unknown repeats what an earlier run left unknown. Nothing was sent. Add --resume.",
    );
  }
}

const needsFile =
  "--journal, --resume, --repeat-unknown, --concurrency and --rate are about a list of addresses.";
