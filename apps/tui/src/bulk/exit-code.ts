import { exitCodeOf, exitCodes } from "../cli/exit-codes.ts";
import type { Counts } from "./counts.ts";
import type { Stop } from "./run-bulk.ts";

/** What a run ends with: why it was ended early, else the worst that came of an address. */
export function exitCodeOfRun(
  { rejected, unknown, unknownBefore }: Readonly<Counts>,
  { stop, interrupted }: { readonly stop: Stop | undefined; readonly interrupted: boolean },
): number {
  if (interrupted) return exitCodes.interrupted;
  if (stop !== undefined) return exitCodeOf(stop.failure);
  if (unknown + unknownBefore > 0) return exitCodes.unknown;
  return rejected > 0 ? exitCodes.rejected : exitCodes.done;
}
