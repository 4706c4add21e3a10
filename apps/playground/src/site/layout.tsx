import type { ReactNode } from "react";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import type { Page } from "./pages.tsx";
import { Pager } from "./pager.tsx";

export type LayoutProps = {
  readonly page: Page;
  readonly children: ReactNode;
};

/** What all pages have around their text. */
export function Layout({ page, children }: LayoutProps): ReactNode {
  return (
    <>
      <a className="skip" href="#text">
        Skip to the text
      </a>
      <Header page={page} />
      <main id="text">
        {children}
        <Pager page={page} />
      </main>
      <Footer />
    </>
  );
}
