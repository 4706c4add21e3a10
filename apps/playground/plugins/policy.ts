import { createHash } from "node:crypto";

export type PolicyOptions = {
  /** The script that stands in the page itself. */
  readonly script: string;
  /** Where the page's own scripts may send requests to; nowhere without. */
  readonly connect?: string | undefined;
};

/** A content security policy that allows a page its own files and nothing else. */
export function contentSecurityPolicy({ script, connect }: PolicyOptions): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${createHash("sha256").update(script).digest("base64")}'`,
    "style-src 'self'",
    "img-src 'self'",
    "frame-src 'self'",
    ...(connect === undefined ? [] : [`connect-src ${connect}`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
