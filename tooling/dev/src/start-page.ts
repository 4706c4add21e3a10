import { createServer, type Plugin, type ViteDevServer } from "vite";
import { page, shared } from "./folders.ts";
import { watchFolders } from "./watch-folders.ts";

export type PageOptions = {
  /** Whether it keeps off the terminal. What is wrong with a source is shown in the page either way. */
  readonly quiet: boolean;
};

/** Serves the playground from its sources, and from those of the packages that it shows. */
export async function startPage({ quiet }: PageOptions): Promise<ViteDevServer> {
  const server = await createServer({
    root: page,
    logLevel: quiet ? "silent" : "info",
    clearScreen: false,
    plugins: [reloadWithPackages],
  });
  await server.listen();
  return server;
}

/**
 * Much of the page is found out by running our packages, which its modules do not import. So whatever changes in them,
 * everything is asked for again.
 */
const reloadWithPackages: Plugin = {
  name: "reload-with-packages",
  configureServer(server) {
    const stop = watchFolders(shared, {
      onChange() {
        for (const { moduleGraph } of Object.values(server.environments)) moduleGraph.invalidateAll();
        server.ws.send({ type: "full-reload" });
      },
    });
    server.httpServer?.once("close", stop);
  },
};
