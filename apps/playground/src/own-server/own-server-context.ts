import { createContext } from "react";
import type { OwnServerLine } from "../sandbox/open-sandbox.ts";

/** The reader's own server below here: its line is there once it was entered. `undefined`: the one in the page. */
export const OwnServerContext = createContext<{ readonly line: OwnServerLine | undefined } | undefined>(
  undefined,
);
