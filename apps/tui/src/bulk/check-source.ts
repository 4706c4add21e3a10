import { readAddresses } from "./read-addresses.ts";
import type { Source } from "./source.ts";

/** Reads all of a list before anything is sent: tells each problem, and answers how many there are of both. */
export async function checkSource(
  source: Source,
  tell: (problem: { readonly line: number; readonly problem: string }) => void,
): Promise<{ readonly addresses: number; readonly problems: number }> {
  let addresses = 0;
  let problems = 0;
  for await (const entry of readAddresses(source.read())) {
    if (entry.type === "address") {
      addresses += 1;
    } else {
      problems += 1;
      tell(entry);
    }
  }
  return { addresses, problems };
}
