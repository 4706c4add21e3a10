import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { StartPage } from "./pages/start-page.tsx";

/** The page as it is read before, or without, any script. */
export function renderStartPage(): string {
  return renderToString(
    <StrictMode>
      <StartPage />
    </StrictMode>,
  );
}
