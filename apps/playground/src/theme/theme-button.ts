import { readTheme, toggleTheme, watchTheme } from "./theme.ts";

/** Lets the button in the page's head change the colours, and say what it does. */
export function enhanceThemeButton(document: Document): void {
  const button = document.querySelector<HTMLButtonElement>("#theme-button");
  if (button === null) {
    return;
  }
  const tell = (): void =>
    button.setAttribute("aria-label", readTheme() === "dark" ? "Use light colours" : "Use dark colours");
  button.addEventListener("click", toggleTheme);
  watchTheme(tell);
  tell();
  button.disabled = false;
}
