/** Lets the button in the page's head, and the key `/`, open the search. It is loaded when it is asked for. */
export function enhanceSearch(document: Document): void {
  const open = async (): Promise<void> => {
    const { openSearch } = await import("./open-search.tsx");
    openSearch(document);
  };
  const button = document.querySelector<HTMLButtonElement>("#search-button");
  if (button !== null) {
    button.addEventListener("click", () => void open());
    button.disabled = false;
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event)) {
      event.preventDefault();
      void open();
    }
  });
}

function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, select, textarea"))
  );
}
