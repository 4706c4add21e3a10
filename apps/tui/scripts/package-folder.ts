import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package. */
export const packageFolder: string = dirname(dirname(fileURLToPath(import.meta.url)));

/** The file that is run, once it is bundled. */
export const bundledBin: string = join(packageFolder, "dist", "bin.js");
