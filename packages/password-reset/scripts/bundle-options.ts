import type { BuildOptions } from "esbuild";

/**
 * Names of properties that only this package reads: the build makes them short. None of them may be a
 * name that callers see, or one of the platform's. The source map keeps them.
 */
export const internalNames =
  /^(?:configuration|deadline|endedBy|lifetime|over|query|remaining|safeRepeat|secrets?|stop|tell|transient)$/;

/** What turns the sources into modules, whoever asks for them. */
export const bundleOptions = {
  bundle: true,
  format: "esm",
  target: "es2023",
  external: ["ky"],
  mangleProps: internalNames,
} as const satisfies BuildOptions;
