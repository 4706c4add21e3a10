import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { preview } from "vite";

export type ServedPage = {
  readonly url: string;
  readonly close: () => Promise<void>;
};

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Serves the built page as any static host would, on a port of its own, below a path.
 *
 * @throws when it has not been built.
 */
export async function servePage(): Promise<ServedPage> {
  // Else each test would wait for a page that never comes.
  if (!existsSync(join(root, "dist/index.html"))) {
    throw new Error("There is no page to test yet. Build it first: pnpm build");
  }
  const base = "/below/a/path/";
  const server = await preview({
    root,
    base,
    configFile: false,
    logLevel: "silent",
    preview: { host: "127.0.0.1", port: 0 },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === "string") {
    throw new Error("The preview server has no port.");
  }
  return { url: `http://127.0.0.1:${address.port}${base}`, close: () => server.close() };
}
