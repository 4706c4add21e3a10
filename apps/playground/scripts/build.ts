import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { build, runnerImport } from "vite";
import type * as prerender from "../src/prerender.tsx";
import { highlightedSource } from "../plugins/highlighted-source.ts";

const pageFile = new URL("../dist/index.html", import.meta.url);
const themeScript = new URL("../src/theme/restore-theme.js", import.meta.url);

await build({ logLevel: "warn" });

const { module } = await runnerImport<typeof prerender>("/src/prerender.tsx", {
  configFile: false,
  logLevel: "warn",
  plugins: [highlightedSource()],
});
const template = await readFile(pageFile, "utf8");
await writeFile(
  pageFile,
  complete(template, module.renderStartPage(), (await readFile(themeScript, "utf8")).trim()),
);

/** The page with its text in place, under a policy that allows nothing but its own files. */
function complete(page: string, content: string, script: string): string {
  const head = `${policyTag(script)}\n    <script>${script}</script>`;
  return put(
    put(page, "<!--restore-theme-->", head),
    '<div id="root"></div>',
    `<div id="root">${content}</div>`,
  );
}

function policyTag(script: string): string {
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'sha256-${createHash("sha256").update(script).digest("base64")}'`,
    "style-src 'self'",
    "img-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
}

function put(page: string, marker: string, replacement: string): string {
  if (!page.includes(marker)) {
    throw new Error(`The page has no ${marker} to put its text in.`);
  }
  return page.replace(marker, () => replacement);
}
