import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@hey-api/openapi-ts";
import { openApiDocument } from "@metal/password-reset/contract";
import { build } from "esbuild";

const folder = join(import.meta.dirname, "../generated");

/** Generates a hey-api client from the contract's document: one module, with ky left outside. */
export async function generateHeyApi(): Promise<void> {
  await createClient({
    input: openApiDocument,
    output: join(folder, "hey-api"),
    plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-ky"],
    logs: { level: "silent" },
  });
  const entry = join(folder, "entry.ts");
  const parts = [
    'export { createClient } from "./hey-api/client";',
    'export { createPasswordResetToken, resetPassword } from "./hey-api/sdk.gen";',
  ];
  writeFileSync(entry, `${parts.join("\n")}\n`);
  const outfile = join(folder, "hey-api.js");
  await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", external: ["ky"] });
}
