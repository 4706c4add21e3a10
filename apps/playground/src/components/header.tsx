import type { ReactNode } from "react";
import { ThemeToggle } from "./theme-toggle.tsx";

export function Header(): ReactNode {
  return (
    <header className="site-head">
      <a className="brand" href="#start">
        Metal Password Reset
      </a>
      <nav aria-label="This page">
        <a href="#ask">Ask</a>
        <a href="#reset">Reset</a>
        <a href="#outcomes">Outcomes</a>
      </nav>
      <ThemeToggle />
    </header>
  );
}
