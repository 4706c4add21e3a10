/** A change such as people make all day. */
export type Change = {
  readonly name: string;
  /** The file that gets another line, from the root. */
  readonly file: string;
};

/** One that everything is made of, and one that nothing else is made of. */
export const changes: readonly Change[] = [
  { name: "a source of the client changed", file: "packages/password-reset/src/client/create-client.ts" },
  { name: "a source of the page changed", file: "apps/playground/src/main.ts" },
];
