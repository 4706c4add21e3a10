import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandReference, putReference } from "./command-reference.ts";
import { read, root } from "./documents.ts";
import { helpOf, readmes } from "./our-programs.ts";

// Writes the commands of our programs into their READMEs.
for (const [program, path] of Object.entries(readmes)) {
  const reference = await commandReference(program, { helpOf });
  await writeFile(join(root, path), putReference(read(path), reference));
}
