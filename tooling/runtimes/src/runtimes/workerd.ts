import { join } from "node:path";
import type { Readable } from "node:stream";
import { Miniflare } from "miniflare";
import type { ClaimResult } from "../claims/context.ts";
import { bundle } from "./bundle.ts";
import type { Runtime } from "./runtime.ts";

/** Cloudflare's runtime, by its own simulator. */
export const workerd: Runtime = {
  name: "workerd",
  traits: { tellsRefusal: false, showsRedirectStatus: true, resends: false },
  async run(context) {
    const { code, client } = await bundle(join(import.meta.dirname, "../entries/worker.ts"));
    const printed: string[] = [];
    const collect = (stream: Readable): void => void stream.on("data", (data) => printed.push(String(data)));
    const miniflare = new Miniflare({
      modules: true,
      script: code,
      compatibilityDate: "2026-07-01",
      handleRuntimeStdio(stdout: Readable, stderr: Readable) {
        collect(stdout);
        collect(stderr);
      },
    });
    try {
      const request = { method: "POST", body: JSON.stringify(context) };
      const response = await miniflare.dispatchFetch("http://localhost/", request);
      const results = (await response.json()) as readonly ClaimResult[];
      return { client, results, output: printed.join("") };
    } finally {
      await miniflare.dispose();
    }
  },
};
