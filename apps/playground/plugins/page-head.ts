import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";
import { put } from "./put.ts";

const marker = "<!--page-head-->";
const themeScript = new URL("../src/theme/restore-theme.js", import.meta.url);

/**
 * Puts into the page's head what has to be there before anything is drawn: the script that restores the
 * colours and, in the built page, a policy that allows its own files and nothing else.
 */
export function pageHead(): Plugin {
  let building = false;
  return {
    name: "page-head",
    configResolved(config) {
      building = config.command === "build";
    },
    transformIndexHtml: {
      order: "post",
      async handler(page) {
        const script = (await readFile(themeScript, "utf8")).trim();
        // The development server's own scripts would be refused.
        const policy = building ? policyTag(script) : "";
        return put(page, marker, `${policy}<script>${script}</script>`);
      },
    },
  };
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
  return `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n    `;
}
