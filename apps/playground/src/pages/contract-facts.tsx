import {
  AUTH_TOKEN_HEADER,
  EMAIL_PARAMETER,
  OPERATIONS,
  type Operation,
} from "@metal/password-reset/contract";
import type { ReactNode } from "react";

type Facts = {
  readonly parameters: ReactNode;
  readonly credential: string;
  readonly success: ReactNode;
};

const facts: Readonly<Record<Operation, Facts>> = {
  createPasswordResetToken: {
    parameters: (
      <>
        <code>{EMAIL_PARAMETER}</code> in the query, once
      </>
    ),
    credential: "a user key or a project key",
    success: (
      <>
        <code>201</code>, no body
      </>
    ),
  },
  resetPassword: {
    parameters: "none",
    credential: "a user key, or the token from the mail",
    success: (
      <>
        <code>201</code>, <code>{'{ "new_password": "…" }'}</code>
      </>
    ),
  },
};

/** An operation of the contract in brief. */
export function ContractFacts({ operation }: { readonly operation: Operation }): ReactNode {
  const { method, path } = OPERATIONS[operation];
  const { parameters, credential, success } = facts[operation];
  return (
    <dl className="facts">
      <div>
        <dt>Request</dt>
        <dd>
          <code>
            {method} {path}
          </code>
        </dd>
      </div>
      <div>
        <dt>Parameters</dt>
        <dd>{parameters}</dd>
      </div>
      <div>
        <dt>
          <code>{AUTH_TOKEN_HEADER}</code>
        </dt>
        <dd>{credential}</dd>
      </div>
      <div>
        <dt>Success</dt>
        <dd>{success}</dd>
      </div>
      <div>
        <dt>Failure</dt>
        <dd>
          <code>{'{ "error": "…" }'}</code> or <code>{'{ "errors": ["…"] }'}</code>
        </dd>
      </div>
    </dl>
  );
}
