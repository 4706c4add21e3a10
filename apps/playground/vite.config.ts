import react from "@vitejs/plugin-react";
import { defaultClientConditions, defaultServerConditions, defineConfig } from "vite";
import { highlightedSource } from "./plugins/highlighted-source.ts";
import { pageHead } from "./plugins/page-head.ts";
import { sandboxDocument } from "./plugins/sandbox-document.ts";
import { sourceCondition } from "./plugins/source-condition.ts";

export default defineConfig({
  // Relative, so that the folder can be served under any path.
  base: "./",
  resolve: { conditions: [sourceCondition, ...defaultClientConditions] },
  ssr: { resolve: { conditions: [sourceCondition, ...defaultServerConditions] } },
  plugins: [react(), highlightedSource(), sandboxDocument(), pageHead()],
  // Inlined assets would need `data:` in the content security policy.
  build: { target: "es2023", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
