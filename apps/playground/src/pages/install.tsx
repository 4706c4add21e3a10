import type { ReactNode } from "react";
import { codeToHtml } from "../editor/code-to-html.ts";
import { TextListing } from "../listings/text-listing.tsx";

/** How a package is installed. */
export function Install({ package: name }: { readonly package: string }): ReactNode {
  return <TextListing where="For a terminal." html={codeToHtml(`npm install ${name}`, "sh")} />;
}
