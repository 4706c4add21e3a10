import "./styles/index.css";
import { enhanceSearch } from "./search/search-button.ts";
import { enhanceThemeButton } from "./theme/theme-button.ts";

enhanceThemeButton(document);
enhanceSearch(document);

if (document.querySelector("[data-island]") !== null) {
  const { hydrateIslands } = await import("./islands/hydrate.ts");
  await hydrateIslands(document);
}
// From here on nothing that a person does is lost.
document.documentElement.dataset["listening"] = "";
