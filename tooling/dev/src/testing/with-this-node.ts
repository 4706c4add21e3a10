import { delimiter, dirname } from "node:path";

/** An environment in which `node` is the one that runs this, as it is in a package script. */
export function withThisNode(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...environment, PATH: [dirname(process.execPath), environment["PATH"]].join(delimiter) };
}
