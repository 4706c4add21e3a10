import type { ReactNode } from "react";
import { examples, type ExampleId } from "../examples/examples.ts";
import { Bench } from "./bench.tsx";

/** An example that runs, with the faults that it can meet and a link to share it by. */
export function Playground({ example }: { readonly example: ExampleId }): ReactNode {
  return <Bench id={example} example={examples[example]} />;
}
