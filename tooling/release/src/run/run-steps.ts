import type { Rehearsal } from "../rehearsal.ts";
import { StepFailure, type Step } from "./step.ts";

export type RunStepsOptions = {
  readonly write: (text: string) => void;
  /** The time in ms. */
  readonly clock: () => number;
};

export type Tally = {
  readonly passed: number;
  readonly failed: number;
};

/** Runs the steps in their order, a line each. A step whose ground is missing is not run, and counts as failed. */
export async function runSteps(
  steps: readonly Step[],
  rehearsal: Rehearsal,
  options: RunStepsOptions,
): Promise<Tally> {
  const held = new Set<string>();
  for (const step of steps) {
    const missing = step.needs?.find((name) => !held.has(name));
    if (missing === undefined) {
      if (await runStep(step, rehearsal, options)) held.add(step.name);
    } else {
      options.write(`not run  ${step.name} (it needs: ${missing})\n`);
    }
  }
  return { passed: held.size, failed: steps.length - held.size };
}

async function runStep(step: Step, rehearsal: Rehearsal, options: RunStepsOptions): Promise<boolean> {
  const { write, clock } = options;
  const start = clock();
  const seconds = (): string => `${((clock() - start) / 1000).toFixed(1)} s`;
  try {
    const figure = await step.run(rehearsal);
    write(`passed   ${step.name} (${figure === undefined ? "" : `${figure}, `}${seconds()})\n`);
    return true;
  } catch (error) {
    write(`FAILED   ${step.name} (${seconds()})\n${indent(describe(error))}\n`);
    return false;
  }
}

function describe(error: unknown): string {
  if (error instanceof StepFailure) return `${error.message}\nTo mend: ${error.mend}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "  ");
}
