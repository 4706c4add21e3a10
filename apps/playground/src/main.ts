import "./styles/index.css";
import { enhanceIslands } from "./islands/enhance-islands.ts";
import { enhanceCopyButtons } from "./listings/copy-listings.ts";
import { enhanceSearch } from "./search/search-button.ts";
import { enhanceThemeButton } from "./theme/theme-button.ts";

enhanceThemeButton(document);
enhanceSearch(document);
enhanceCopyButtons(document);
await enhanceIslands(document);
// From here on nothing that a person does is lost.
document.documentElement.dataset["listening"] = "";
