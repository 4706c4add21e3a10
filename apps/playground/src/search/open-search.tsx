import { createRoot } from "react-dom/client";
import { SearchDialog } from "./search-dialog.tsx";

let host: HTMLElement | undefined;

/** Opens the search over the page. */
export function openSearch(document: Document): void {
  if (host === undefined) {
    host = document.createElement("div");
    document.body.append(host);
    createRoot(host).render(<SearchDialog />);
  } else {
    host.querySelector("dialog")?.showModal();
  }
}
