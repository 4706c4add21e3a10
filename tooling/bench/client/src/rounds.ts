import { median } from "@metal/tooling-bench-shared";

/** Something that is measured beside others. */
export type Subject = {
  readonly name: string;
  /** Does the work so many times and says how long that took, in ms. */
  readonly run: (times: number) => Promise<number>;
};

export type RoundsOptions = {
  readonly rounds: number;
  /** How often each subject does its work in a round. */
  readonly times: number;
  /** How often it does so beforehand, uncounted. */
  readonly warmUp: number;
  /** The subject that the others are compared with. */
  readonly baseline: string;
};

/** What rounds say of one subject. */
export type Measured = {
  readonly name: string;
  /** Median over the rounds, in ms for one time. */
  readonly time: number;
  /** Median over the rounds of its time to the baseline's in the same round, so that drift cancels out. */
  readonly ratio: number;
};

/** Measures subjects in interleaved rounds: A B C, B C A, C A B, … */
export async function measureInRounds(
  subjects: readonly Subject[],
  options: RoundsOptions,
): Promise<readonly Measured[]> {
  const { rounds, times, warmUp, baseline } = options;
  for (const subject of subjects) {
    await subject.run(warmUp);
  }
  const samples = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of rotated(subjects, round)) {
      samples.get(subject.name)?.push((await subject.run(times)) / times);
    }
  }
  const reference = samples.get(baseline);
  if (reference === undefined) {
    throw new Error(`No subject is called ${baseline}, so there is nothing to compare with.`);
  }
  return [...samples].map(([name, own]) => ({
    name,
    time: median(own),
    ratio: median(own.map((time, round) => time / (reference[round] ?? Number.NaN))),
  }));
}

/**
 * Measures so many times anew and gives the medians: where what is measured gets a process of its own each time, what is
 * luck of one process (where its memory lies, what its compiler chose first) does not decide.
 */
export async function measureAnew(
  sets: number,
  measure: () => Promise<readonly Measured[]>,
): Promise<readonly Measured[]> {
  const all: (readonly Measured[])[] = [];
  for (let set = 0; set < sets; set += 1) {
    all.push(await measure());
  }
  const [first = []] = all;
  return first.map(({ name }, index) => ({
    name,
    time: median(all.map((set) => set[index]?.time ?? Number.NaN)),
    ratio: median(all.map((set) => set[index]?.ratio ?? Number.NaN)),
  }));
}

function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
