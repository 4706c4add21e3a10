import { ensureBundled } from "../../scripts/ensure-bundled.ts";

/** The tests run what is published: the bundle, made before any of them. */
export async function setup(): Promise<void> {
  await ensureBundled();
}
