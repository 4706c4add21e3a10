import { openApiDocument } from "@metal/password-reset/contract";
import { renderToStaticMarkup } from "react-dom/server";
import { Layout } from "./site/layout.tsx";
import { pages } from "./site/pages.tsx";

/** A page as it is read before, or without, any script. */
export type RenderedPage = {
  readonly file: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly html: string;
  /** Where the page's policy lets it send requests to; nowhere without. */
  readonly connect: string | undefined;
};

export function renderPages(): readonly RenderedPage[] {
  return pages.map((page) => {
    const { file, name, description, connect, Content } = page;
    const title = file === "index.html" ? "Metal Password Reset" : `${name} · Metal Password Reset`;
    const html = renderToStaticMarkup(
      <Layout page={page}>
        <Content />
      </Layout>,
    );
    return { file, name, title, description, html, connect };
  });
}

/** What is handed out beside the pages, by file. */
export const files: Readonly<Record<string, string>> = {
  "openapi.json": `${JSON.stringify(openApiDocument, undefined, 2)}\n`,
};
