import type { ReactNode } from "react";
import type { Piece } from "../editor/highlight.ts";
import { Bench } from "./bench.tsx";

export type SnippetProps = {
  readonly title: string;
  /** Its code, coloured while building. */
  readonly pieces: readonly Piece[];
  readonly makesServer: boolean;
};

/** A short example among text: its code, and what came of it once it has run. */
export function Snippet({ title, pieces, makesServer }: SnippetProps): ReactNode {
  return <Bench example={{ title, variants: [{ id: "client", pieces }], faults: ["none"], makesServer }} />;
}
