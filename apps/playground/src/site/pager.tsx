import type { ReactNode } from "react";
import { linkTo } from "./link-to.ts";
import { pages, type Page } from "./pages.tsx";

/** The pages before and after, for whoever reads them in order. */
export function Pager({ page }: { readonly page: Page }): ReactNode {
  const index = pages.indexOf(page);
  const previous = pages[index - 1];
  const next = pages[index + 1];
  return (
    <nav className="pager" aria-label="Previous and next page">
      {previous !== undefined && (
        <a href={linkTo(previous.file)} rel="prev">
          <span>Previous</span> {previous.name}
        </a>
      )}
      {next !== undefined && (
        <a href={linkTo(next.file)} rel="next">
          <span>Next</span> {next.name}
        </a>
      )}
    </nav>
  );
}
