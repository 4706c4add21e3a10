import { readFile } from "node:fs/promises";
import type { Connect, Plugin } from "vite";
import type * as prerender from "../src/prerender.tsx";
import type { RenderedPage } from "../src/prerender.tsx";
import type { BuildTime } from "./build-data.ts";
import { contentSecurityPolicy } from "./policy.ts";
import { put } from "./put.ts";

const root = new URL("../", import.meta.url);
const headScript = new URL("../src/theme/restore-theme.js", import.meta.url);
const prerenderFile = "/src/prerender.tsx";

/**
 * Writes the pages: each is the one document of the build with its own head and its text inside, so that
 * it is read without scripts. They lie side by side, which lets the folder be served under any path.
 */
export function sitePages(buildTime: BuildTime): Plugin {
  return {
    name: "site-pages",
    enforce: "post",
    configureServer(server) {
      const answer = async (
        ...[request, response, next]: Parameters<Connect.NextHandleFunction>
      ): Promise<void> => {
        const { url = "/" } = request;
        try {
          const { renderPages } = await buildTime.load<typeof prerender>(prerenderFile);
          const page = renderPages().find(({ file }) => file === fileOf(url));
          if (page === undefined) {
            next();
            return;
          }
          const document = await readFile(new URL("index.html", root), "utf8");
          // Without the policy: the development server's own scripts would be refused.
          const html = fill(document, page, await readHeadScript());
          response.setHeader("Content-Type", "text/html; charset=utf-8");
          response.end(await server.transformIndexHtml(url, html));
        } catch (error) {
          next(error);
        }
      };
      server.middlewares.use((...exchange) => void answer(...exchange));
    },
    async generateBundle(_options, bundle) {
      const document = bundle["index.html"];
      if (document?.type !== "asset") {
        throw new Error("The build has no index.html to make the pages of.");
      }
      const template = String(document.source);
      const script = await readHeadScript();
      const { renderPages, files } = await buildTime.load<typeof prerender>(prerenderFile);
      for (const page of renderPages()) {
        const policy = contentSecurityPolicy({ script, connect: page.connect });
        const tag = `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    `;
        const source = fill(template, page, script, tag);
        if (page.file === "index.html") {
          document.source = source;
        } else {
          this.emitFile({ type: "asset", fileName: page.file, source });
        }
      }
      for (const [fileName, source] of Object.entries(files)) {
        this.emitFile({ type: "asset", fileName, source });
      }
    },
    closeBundle: () => buildTime.close(),
  };
}

function fileOf(url: string): string {
  const path = url.replace(/[?#].*$/, "");
  return path === "/" ? "index.html" : path.slice(1);
}

/** The script that runs before anything is drawn. */
async function readHeadScript(): Promise<string> {
  return (await readFile(headScript, "utf8")).trim();
}

function fill(document: string, page: RenderedPage, script: string, policy = ""): string {
  const head = `${policy}<title>${page.title}</title>\n    <meta name="description" content="${page.description}" />\n    <script>${script}</script>`;
  return put(
    put(document, "<!--page-head-->", head),
    '<div id="root"></div>',
    `<div id="root">${page.html}</div>`,
  );
}
