import MiniSearch from "minisearch";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { data } from "./search-index.data.ts?data";
import { searchOptions } from "./search-options.ts";

const index = MiniSearch.loadJS(data as Parameters<typeof MiniSearch.loadJS>[0], searchOptions);

/** Most places that are listed. */
const limit = 12;

/** A field, and links to what was found. Tab and Enter are all that it needs. */
export function SearchDialog(): ReactNode {
  const [query, setQuery] = useState("");
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const found = index.search(query).slice(0, limit);
  const close = (): void => dialog.current?.close();
  return (
    <dialog
      className="search"
      ref={dialog}
      aria-label="Search"
      onClick={(event) => {
        // A click beside it lands on the dialog itself.
        if (event.target === event.currentTarget) {
          close();
        }
      }}
    >
      <div className="search-box">
        <label className="visually-hidden" htmlFor={id}>
          Search these pages
        </label>
        <input
          id={id}
          type="search"
          placeholder="Search these pages"
          autoComplete="off"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <p className="visually-hidden" role="status">
          {query === "" ? "" : `${found.length} found`}
        </p>
        <ol>
          {found.map(({ id: address, title, page }) => (
            <li key={String(address)}>
              <a href={String(address)} onClick={close}>
                <span>{String(title)}</span> <small>{String(page)}</small>
              </a>
            </li>
          ))}
        </ol>
        {query !== "" && found.length === 0 && <p className="empty">Nothing here is called that.</p>}
      </div>
    </dialog>
  );
}
