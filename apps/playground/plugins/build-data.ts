import { fileURLToPath } from "node:url";
import { createServer, type Plugin, type ViteDevServer } from "vite";

const root = fileURLToPath(new URL("../", import.meta.url));
const suffix = ".data.ts?data";

/** What a `*.data.ts` file has. */
type DataFile = { readonly load: () => unknown };

/** Runs the sources of this package in Node while the page is built. */
export type BuildTime = {
  readonly load: <T>(file: string) => Promise<T>;
  readonly close: () => Promise<void>;
};

/**
 * `import { data } from "./file.data.ts?data"`: what the file's `load()` answered while building. What the
 * page says about the code is made from the code in this way, and not written a second time.
 */
export function buildData(buildTime: BuildTime): Plugin {
  return {
    name: "build-data",
    enforce: "pre",
    async load(id) {
      if (!id.endsWith(suffix)) {
        return undefined;
      }
      const file = id.slice(0, -"?data".length);
      this.addWatchFile(file);
      const { load } = await buildTime.load<DataFile>(file);
      return { code: `export const data = ${JSON.stringify(await load())};`, moduleType: "js" };
    },
  };
}

export type BuildTimePlugin = {
  readonly buildTime: BuildTime;
  readonly plugin: Plugin;
};

/** Build time on the development server that is running, or else on one without a port, made when it is asked for. */
export function openBuildTime(): BuildTimePlugin {
  let running: ViteDevServer | undefined;
  let own: Promise<ViteDevServer> | undefined;
  const open = async (): Promise<ViteDevServer> =>
    createServer({
      root,
      appType: "custom",
      logLevel: "warn",
      server: { middlewareMode: true, watch: null, ws: false, hmr: false },
      optimizeDeps: { noDiscovery: true },
    });
  return {
    plugin: {
      name: "build-time",
      configureServer(server) {
        running = server;
      },
    },
    buildTime: {
      async load<T>(file: string) {
        const server = running ?? (await (own ??= open()));
        return (await server.ssrLoadModule(file)) as T;
      },
      async close() {
        await (await own)?.close();
        own = undefined;
      },
    },
  };
}
