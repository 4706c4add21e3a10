import type { ReactNode } from "react";
import { linkTo } from "./link-to.ts";
import { pages, type Page } from "./pages.tsx";

export function Header({ page }: { readonly page: Page }): ReactNode {
  return (
    <header className="site-head">
      <a className="brand" href={linkTo("index.html")}>
        Metal Password Reset
      </a>
      <nav aria-label="Pages">
        {pages.map((each) => (
          <a key={each.file} href={linkTo(each.file)} aria-current={each === page ? "page" : undefined}>
            {each.name}
          </a>
        ))}
      </nav>
      <div className="site-tools needs-script">
        <button
          type="button"
          className="quiet icon"
          id="search-button"
          // Until a script has taken it over, a press would be lost.
          disabled
          aria-label="Search"
          aria-keyshortcuts="/"
        >
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <circle cx="8.5" cy="8.5" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="m12.5 12.5 4.5 4.5" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
          </svg>
        </button>
        <button
          type="button"
          className="quiet icon"
          id="theme-button"
          disabled
          aria-label="Change the colours"
        >
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
          </svg>
        </button>
      </div>
    </header>
  );
}
