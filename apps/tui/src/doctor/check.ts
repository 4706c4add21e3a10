/** One thing that was looked at, and what came of it. */
export type Check = {
  readonly name: string;
  readonly state: "ok" | "warning" | "failed";
  /** What is true. */
  readonly text: string;
  /** What to do about it; only where it is not as it should be. */
  readonly next?: string;
};
