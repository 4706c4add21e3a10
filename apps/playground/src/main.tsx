import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { sandboxUrl } from "virtual:sandbox-url";
import { StartPage } from "./pages/start-page.tsx";
import { SandboxContext } from "./run/use-run.ts";
import { createSandbox } from "./sandbox/open-sandbox.ts";
import "./styles/index.css";

const root = document.querySelector("#root");
const page = (
  <StrictMode>
    <SandboxContext value={createSandbox({ url: sandboxUrl, document })}>
      <StartPage />
    </SandboxContext>
  </StrictMode>
);

if (root?.hasChildNodes()) {
  hydrateRoot(root, page);
} else if (root) {
  createRoot(root).render(page);
}
