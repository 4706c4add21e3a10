import { readFile, writeFile } from "node:fs/promises";
import { build, runnerImport } from "vite";
import { highlightedSource } from "../plugins/highlighted-source.ts";
import { put } from "../plugins/put.ts";
import type * as prerender from "../src/prerender.tsx";

const pageFile = new URL("../dist/index.html", import.meta.url);

await build({ logLevel: "warn" });

const { module } = await runnerImport<typeof prerender>("/src/prerender.tsx", {
  configFile: false,
  logLevel: "warn",
  plugins: [highlightedSource()],
});
const page = await readFile(pageFile, "utf8");
await writeFile(
  pageFile,
  put(page, '<div id="root"></div>', `<div id="root">${module.renderStartPage()}</div>`),
);
