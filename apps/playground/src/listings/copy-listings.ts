/** Takes over the buttons that copy listings: no page has to load more for them. */
export function enhanceCopyButtons(document: Document): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    button.addEventListener("click", () => void copy(button));
    button.addEventListener("blur", () => say(button, ""));
    button.disabled = false;
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const listing = button.closest("figure")?.querySelector("pre")?.textContent ?? "";
  try {
    await navigator.clipboard.writeText(button.dataset["copy"] || listing);
    say(button, "Copied");
  } catch {
    say(button, "Not copied: the browser refuses");
  }
}

function say(button: HTMLButtonElement, said: string): void {
  button.textContent = said || "Copy";
  const status = button.nextElementSibling;
  if (status !== null) {
    status.textContent = said;
  }
}
