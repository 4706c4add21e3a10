import { useSyncExternalStore, type ReactNode } from "react";
import { readTheme, toggleTheme, watchTheme } from "../theme/theme.ts";

export function ThemeToggle(): ReactNode {
  const theme = useSyncExternalStore(watchTheme, readTheme, () => undefined);
  return (
    <button
      type="button"
      className="quiet needs-script theme-toggle"
      aria-label={theme === "dark" ? "Use light colours" : "Use dark colours"}
      onClick={toggleTheme}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
      </svg>
    </button>
  );
}
