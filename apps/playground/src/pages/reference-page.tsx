import type { ReactNode } from "react";
import { codeToHtml } from "../editor/code-to-html.ts";
import { Listing } from "../listings/listing.tsx";
import { reference } from "../reference/reference.ts";
import type { Declared, Entry } from "../reference/reference.data.ts";
import { InlineCode } from "../site/inline-code.tsx";
import { PageIntro } from "../site/page-intro.tsx";
import { Section } from "../site/section.tsx";
import { slug } from "../site/slug.ts";

/** Every export, made from the declarations. */
export function ReferencePage(): ReactNode {
  return (
    <>
      <PageIntro title="API">
        <p className="lead">
          Every export of the two libraries, as it is declared. The list is the one that a change of the
          public surface is checked against.
        </p>
        <nav className="contents" aria-label="On this page">
          {reference.map((entry) => (
            <div key={entry.path}>
              <a href={`#${idOf(entry)}`}>
                <code>{entry.path}</code>
              </a>
              <ul>
                {entry.exports.map((each) => (
                  <li key={each.name}>
                    <a href={`#${idOf(entry, each)}`}>{each.name}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </PageIntro>
      {reference.map((entry) => (
        <Section key={entry.path} id={idOf(entry)} title={<code>{entry.path}</code>}>
          {entry.exports.map((each) => (
            <Export key={each.name} id={idOf(entry, each)} declared={each} />
          ))}
        </Section>
      ))}
    </>
  );
}

function Export({ id, declared }: { readonly id: string; readonly declared: Declared }): ReactNode {
  const { name, kind, text, code, examples } = declared;
  return (
    <article className="export" id={id}>
      <h3>
        <a href={`#${id}`}>{name}</a> <span className="kind">{kind}</span>
      </h3>
      {text.map((paragraph) => (
        <p key={paragraph}>
          <InlineCode text={paragraph} />
        </p>
      ))}
      <Declaration code={code} />
      {examples.map((example, index) => (
        <div key={example}>
          <p className="label">Example</p>
          <Listing
            id={`${id}.example${index === 0 ? "" : index + 1}`}
            of={name}
            code={example}
            language="ts"
          />
        </div>
      ))}
    </article>
  );
}

function Declaration({ code }: { readonly code: string }): ReactNode {
  return <pre className="listing" dangerouslySetInnerHTML={{ __html: codeToHtml(code, "ts") }} />;
}

function idOf({ path }: Entry, declared?: Declared): string {
  const entry = slug(path.replace("@metal/", ""));
  return declared === undefined ? entry : `${entry}.${declared.name}`;
}
