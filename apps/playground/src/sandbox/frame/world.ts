/** What the server in the page and the wire before it take from the platform. */
export type World = {
  /** The time in ms since 1970. */
  readonly date: () => number;
  /** Milliseconds on a clock that only goes forward. */
  readonly elapsed: () => number;
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
  /** What a request is called in its answer, given what the server calls it. */
  readonly nameRequest: (id: string) => string;
};

export const platformWorld: World = {
  date: () => Date.now(),
  elapsed: () => performance.now(),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  nameRequest: (id) => id,
};

/** Ms between two looks at a clock that nothing but looking moves. */
const step = 7;

/** A world in which the same run shows the same times and the same names, for pictures of it. Nothing in it is secret. */
export function stillWorld(): World {
  let looks = 0;
  let bytes = 0;
  let requests = 0;
  return {
    date: () => Date.UTC(2026, 10, 24, 9, 30),
    elapsed: () => (looks += 1) * step,
    random(length) {
      // Far from each other, as random bytes would be: 151 and 256 have no divisor in common.
      return Uint8Array.from({ length }, () => ((bytes += 1) * 151) % 256);
    },
    nameRequest() {
      requests += 1;
      return `c1f0a7d2-5b1e-4e93-9a6b-${String(requests).padStart(12, "0")}`;
    },
  };
}
