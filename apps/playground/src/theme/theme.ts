/** Light or dark, as it is drawn now. */
export type Theme = "light" | "dark";

/** Where the reader's choice is kept. The script in the page's head reads it before anything is drawn. */
const themeKey = "metal-password-reset-theme";

const listeners = new Set<() => void>();

export function readTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "light" || chosen === "dark" ? chosen : systemTheme();
}

/** Takes the other theme; where that is the system's, its choice is followed from then on. */
export function toggleTheme(): void {
  const next = readTheme() === "dark" ? "light" : "dark";
  const { dataset } = document.documentElement;
  if (next === systemTheme()) {
    delete dataset["theme"];
    remember((storage) => storage.removeItem(themeKey));
  } else {
    dataset["theme"] = next;
    remember((storage) => storage.setItem(themeKey, next));
  }
  for (const listener of listeners) {
    listener();
  }
}

/** Calls the listener whenever the theme may have changed, for as long as the page is there. */
export function watchTheme(listener: () => void): void {
  listeners.add(listener);
  darkQuery().addEventListener("change", listener);
}

function systemTheme(): Theme {
  return darkQuery().matches ? "dark" : "light";
}

function darkQuery(): MediaQueryList {
  return matchMedia("(prefers-color-scheme: dark)");
}

function remember(change: (storage: Storage) => void): void {
  try {
    change(localStorage);
  } catch {
    // Storage is turned off: the choice holds for this visit.
  }
}
