declare module "virtual:sandbox-url" {
  /** Where the document is that examples run in. */
  export const sandboxUrl: string;
}

declare module "virtual:server-library" {
  /** The classic script that leaves the server's modules in a worker. */
  export const source: string;
}

declare module "virtual:worker-source" {
  /** The classic script of the worker that runs an example. */
  export const workerSource: string;
}

declare module "*.data.ts?data" {
  /** What the file's `load()` answered while building. */
  export const data: unknown;
}

declare module "*?highlighted" {
  /** The file in pieces, each with its classes; joined they are the file. */
  export const pieces: readonly (readonly [text: string, classes: string])[];
}
