export type TypesProject = {
  /** How modules are found: as Node does, or as a bundler does. */
  readonly resolution: "nodenext" | "bundler";
  /** Where the code is to run. */
  readonly platform: "browser" | "node";
};

/** Each way in which somebody may compile against our types. */
export const typesProjects: readonly TypesProject[] = [
  { resolution: "nodenext", platform: "browser" },
  { resolution: "nodenext", platform: "node" },
  { resolution: "bundler", platform: "browser" },
  { resolution: "bundler", platform: "node" },
];

/** The name of the project's configuration file. */
export function configName({ resolution, platform }: TypesProject): string {
  return `tsconfig.${resolution}.${platform}.json`;
}

/** A strict configuration that checks declarations too. In a browser, Node's types are absent, and the DOM's on Node. */
export function configOf({ resolution, platform }: TypesProject): object {
  const isBrowser = platform === "browser";
  return {
    compilerOptions: {
      module: resolution === "nodenext" ? "nodenext" : "esnext",
      moduleResolution: resolution,
      target: "es2023",
      lib: isBrowser ? ["es2023", "dom", "dom.iterable"] : ["es2023"],
      types: isBrowser ? [] : ["node"],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    },
    files: [isBrowser ? "client.ts" : "talk.ts"],
  };
}
