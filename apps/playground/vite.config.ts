import react from "@vitejs/plugin-react";
import { defaultClientConditions, defaultServerConditions, defineConfig } from "vite";
import { buildData, openBuildTime } from "./plugins/build-data.ts";
import { highlightedSource } from "./plugins/highlighted-source.ts";
import { sandboxDocument } from "./plugins/sandbox-document.ts";
import { serverLibrary } from "./plugins/server-library.ts";
import { sitePages } from "./plugins/site-pages.ts";
import { sourceCondition } from "./plugins/source-condition.ts";

export default defineConfig(() => {
  const { buildTime, plugin } = openBuildTime();
  return {
    // Relative, so that the folder can be served under any path.
    base: "./",
    resolve: { conditions: [sourceCondition, ...defaultClientConditions] },
    ssr: { resolve: { conditions: [sourceCondition, ...defaultServerConditions] } },
    plugins: [
      react(),
      plugin,
      buildData(buildTime),
      highlightedSource(),
      sandboxDocument(),
      serverLibrary(),
      sitePages(buildTime),
    ],
    // Inlined assets would need `data:` in the content security policy.
    build: {
      target: "es2023",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Faults are waited for while building, and a plugin that waits is reported as a slow one.
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  };
});
