import type { ReactNode } from "react";
import { codeToHtml } from "../editor/code-to-html.ts";
import { highlight } from "../editor/highlight.ts";
import { Island } from "../islands/island.tsx";
import { linkTo } from "../site/link-to.ts";
import { makesServer, pageVersion } from "./page-version.ts";
import { TextListing } from "./text-listing.tsx";
import { ServerOfThePage } from "./server-of-the-page.tsx";
import { whereItRuns, worthCopying } from "./where-it-runs.ts";

export type ListingProps = {
  /** Has to stand alone on its page. */
  readonly id: string;
  /** What it is an example of. */
  readonly of: string;
  readonly code: string;
  readonly language?: string | undefined;
};

/** A listing from a README or a doc block: an editor where the page can run it, else text. Only while building. */
export function Listing({ id, of, code, language }: ListingProps): ReactNode {
  const runs = language === "ts" ? pageVersion(code) : undefined;
  if (runs === undefined) {
    return (
      <TextListing
        where={<Where code={code} language={language} />}
        copied={worthCopying(code, language)}
        html={codeToHtml(code, language)}
      />
    );
  }
  const ofServer = makesServer(runs);
  return (
    <>
      <Island
        name="snippet"
        id={id}
        lazy
        props={{ title: `Example of ${of}`, pieces: highlight(runs), makesServer: ofServer }}
      />
      {!ofServer && runs.includes("reset.example.com") && <ServerOfThePage />}
    </>
  );
}

function Where({ code, language }: Pick<ListingProps, "code" | "language">): ReactNode {
  return (
    <>
      {whereItRuns(code, language)}
      {code.includes("createPasswordResetServer({\n") && (
        <>
          {" "}
          <a href={linkTo("server.html", "make-one")}>With a store in memory it runs here.</a>
        </>
      )}
    </>
  );
}
