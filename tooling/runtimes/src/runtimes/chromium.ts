import { createServer } from "node:http";
import { join } from "node:path";
import type { ClaimContext, ClaimResult } from "../claims/context.ts";
import { listen, type Listening } from "../servers/listen.ts";
import { bundle } from "./bundle.ts";
import { watchConsole } from "./console.ts";
import { launchChromium } from "./launch-chromium.ts";
import type { Runtime } from "./runtime.ts";

type ClaimPage = { readonly checkClaims: (context: ClaimContext) => Promise<readonly ClaimResult[]> };

/** A browser. It says of every failed request the same, and hides where a redirect leads to. */
export const chromium: Runtime = {
  name: "Chromium",
  traits: { tellsRefusal: false, showsRedirectStatus: false, resends: true },
  async run(context) {
    const { code, client } = await bundle(join(import.meta.dirname, "../entries/page.ts"));
    const site = await servePage(code);
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const printed = await watchConsole(page);
      await page.goto(site.url);
      const results = await page.evaluate(
        async (given) => (globalThis as unknown as ClaimPage).checkClaims(given),
        context,
      );
      return { client, results, output: await printed() };
    } finally {
      await browser.close();
      await site.close();
    }
  },
};

/** A page of an origin of its own, with nothing in it but the script. */
async function servePage(script: string): Promise<Listening> {
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.writeHead(200, { "Content-Type": isScript ? "text/javascript" : "text/html; charset=utf-8" });
    response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  return listen(server);
}
