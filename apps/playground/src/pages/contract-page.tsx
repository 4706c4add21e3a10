import { openApiDocument } from "@metal/password-reset/contract";
import type { ReactNode } from "react";
import { codeToHtml } from "../editor/code-to-html.ts";
import { PageIntro } from "../site/page-intro.tsx";
import { Section } from "../site/section.tsx";
import { ContractFacts } from "./contract-facts.tsx";

const documentText = JSON.stringify(openApiDocument, undefined, 2);

/** The contract: in brief, and as the OpenAPI document that the server serves. */
export function ContractPage(): ReactNode {
  return (
    <>
      <PageIntro title="The contract">
        <p className="lead">
          Two operations on one path, one header, two schemas. The hosted service behind the published address
          ended on 30 June 2026; any server may speak the contract.
        </p>
        <p>
          <a href="./openapi.json" download>
            Download openapi.json
          </a>{" "}
          or ask a server of ours for <code>/openapi.json</code>: it is this document, with all that the
          server answers besides.
        </p>
      </PageIntro>

      <Section id="operations" title="In brief">
        <h3>
          <code>createPasswordResetToken</code>
        </h3>
        <ContractFacts operation="createPasswordResetToken" />
        <h3>
          <code>resetPassword</code>
        </h3>
        <ContractFacts operation="resetPassword" />
      </Section>

      <Section id="openapi" title="As OpenAPI 3.1">
        <pre
          className="listing tall"
          tabIndex={0}
          role="region"
          aria-label="The OpenAPI document"
          dangerouslySetInnerHTML={{ __html: codeToHtml(documentText, "json") }}
        />
      </Section>
    </>
  );
}
