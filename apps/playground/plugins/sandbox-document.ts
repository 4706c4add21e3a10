import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { bundleClassicScript, type Bundle } from "./bundle.ts";

const frameEntry = fileURLToPath(new URL("../src/sandbox/frame/main.ts", import.meta.url));
const workerEntry = fileURLToPath(new URL("../src/sandbox/worker/main.ts", import.meta.url));
const urlModule = "virtual:sandbox-url";
const workerModule = "virtual:worker-source";
const devPath = "/sandbox.html";

/**
 * Makes the document that examples run in: one file with its one script inside, so that its policy can
 * name that script by its digest and allow nothing else but what it makes itself.
 *
 * `virtual:sandbox-url` exports the `sandboxUrl` of that document.
 */
export function sandboxDocument(): Plugin {
  let serving = false;
  return {
    name: "sandbox-document",
    configResolved(config) {
      serving = config.command === "serve";
    },
    configureServer(server) {
      server.middlewares.use(devPath, (_request, response, next) => {
        bundleFrame().then(
          ({ code }) =>
            response.setHeader("Content-Type", "text/html; charset=utf-8").end(documentWith(code)),
          next,
        );
      });
    },
    resolveId: (id) => (id === urlModule ? `\0${urlModule}` : undefined),
    async load(id) {
      if (id !== `\0${urlModule}`) {
        return undefined;
      }
      if (serving) {
        return `export const sandboxUrl = ${JSON.stringify(devPath)};`;
      }
      const { code, files } = await bundleFrame();
      for (const file of files) {
        this.addWatchFile(file);
      }
      const source = documentWith(code);
      const name = `sandbox-${digest(source, "base64url").slice(0, 8)}.html`;
      this.emitFile({ type: "asset", fileName: `assets/${name}`, source });
      // A name of its own, since Vite would look for a file of this name among the sources.
      return `const name = ${JSON.stringify(name)}; export const sandboxUrl = new URL(name, import.meta.url).href;`;
    },
  };
}

async function bundleFrame(): Promise<Bundle> {
  const worker = await bundleClassicScript(workerEntry);
  const frame = await bundleClassicScript(frameEntry, { plugins: [textModule(workerModule, worker.code)] });
  return { code: frame.code, files: [...worker.files, ...frame.files] };
}

function textModule(name: string, text: string): Plugin {
  return {
    name: `text-module:${name}`,
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? `export const workerSource = ${JSON.stringify(text)};` : undefined),
  };
}

function documentWith(script: string): string {
  const inlined = `"use strict";${script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--")}`;
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${digest(inlined, "base64")}' blob:`,
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Sandbox</title>
<script>${inlined}</script>
</html>
`;
}

function digest(text: string, encoding: "base64" | "base64url"): string {
  return createHash("sha256").update(text).digest(encoding);
}
