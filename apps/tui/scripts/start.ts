import { pathToFileURL } from "node:url";
import { ensureBundled } from "./ensure-bundled.ts";

// The app runs in this very process: the same terminal, the same signals, the same exit code.
const bin = await ensureBundled();
await import(pathToFileURL(bin).href);
