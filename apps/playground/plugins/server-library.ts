import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { bundleClassicScript } from "./bundle.ts";

const entry = fileURLToPath(new URL("../src/sandbox/library/main.ts", import.meta.url));
const libraryModule = "virtual:server-library";

/**
 * `virtual:server-library` exports the `source` of the server's modules as one script, which only the
 * examples load that make a server.
 */
export function serverLibrary(): Plugin {
  return {
    name: "server-library",
    resolveId: (id) => (id === libraryModule ? `\0${libraryModule}` : undefined),
    async load(id) {
      if (id !== `\0${libraryModule}`) {
        return undefined;
      }
      const { code, files } = await bundleClassicScript(entry);
      for (const file of files) {
        this.addWatchFile(file);
      }
      return { code: `export const source = ${JSON.stringify(code)};`, moduleType: "js" };
    },
  };
}
