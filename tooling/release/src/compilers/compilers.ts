/** A compiler that our types must pass under. */
export type Compiler = {
  /** As a person calls it. */
  readonly version: string;
  /** The name under which it is installed here. */
  readonly packageName: string;
};

/** The oldest that is supported, and each line since. */
export const compilers: readonly Compiler[] = [
  { version: "5.6", packageName: "typescript-5.6" },
  { version: "5.9", packageName: "typescript-5.9" },
  { version: "6", packageName: "typescript-6" },
  { version: "7", packageName: "typescript" },
];
