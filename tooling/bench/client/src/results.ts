import type { Operation } from "@metal/password-reset";
import { measureBundle } from "./bundle-size.ts";
import { measureInProcess, measureOverLoopback } from "./calls.ts";
import { baseline, contenderNames, ownName } from "./contenders/index.ts";
import { measureImports } from "./import-time.ts";
import { measureAnew, type Measured } from "./rounds.ts";

/** What was measured of one contender. Times are ratios to the baseline, sizes are bytes. */
export type Row = {
  readonly name: string;
  readonly inProcess: Readonly<Record<Operation, number>>;
  readonly loopback: Readonly<Record<Operation, number>>;
  readonly size: number;
};

/** All that one run measures. */
export type Results = {
  readonly rows: readonly Row[];
  /** Bytes of our own in a bundle, without ky. */
  readonly ownSize: number;
  /** Time to import ours, as a ratio to importing ky alone. */
  readonly importRatio: number;
};

/**
 * Calls that are made before any is counted. Each client's cost still falls until its sixth or seventh thousandth: until then
 * it is the compiler that is measured, and what it has come to by chance.
 */
export const WARM_UP = 8000;

/** Measures everything. `report` is told what is being measured now. */
export async function measureAll(report: (doing: string) => void): Promise<Results> {
  report("in process");
  const inProcess = await both((operation) =>
    measureInProcess(contenderNames, operation, { baseline, rounds: 21, times: 2000, warmUp: WARM_UP }),
  );
  report("over loopback");
  const loopback = await both((operation) =>
    measureAnew(7, () =>
      measureOverLoopback(contenderNames, operation, { baseline, rounds: 25, times: 60, warmUp: WARM_UP }),
    ),
  );
  report("imports");
  const imports = await measureImports([ownName, "ky"], { rounds: 41, baseline: "ky" });
  report("bundles");
  const sizes = await Promise.all(contenderNames.map((name) => measureBundle(name)));
  return {
    rows: contenderNames.map((name, index) => ({
      name,
      inProcess: inProcess(name),
      loopback: loopback(name),
      size: sizes[index] ?? Number.NaN,
    })),
    ownSize: await measureBundle(ownName, { external: ["ky"] }),
    importRatio: ratioOf(imports, ownName),
  };
}

/** Measures both operations, one after the other, and gives a contender's ratios by its name. */
async function both(
  measure: (operation: Operation) => Promise<readonly Measured[]>,
): Promise<(name: string) => Readonly<Record<Operation, number>>> {
  const createPasswordResetToken = await measure("createPasswordResetToken");
  const resetPassword = await measure("resetPassword");
  return (name) => ({
    createPasswordResetToken: ratioOf(createPasswordResetToken, name),
    resetPassword: ratioOf(resetPassword, name),
  });
}

function ratioOf(measured: readonly Measured[], name: string): number {
  return measured.find((each) => each.name === name)?.ratio ?? Number.NaN;
}
