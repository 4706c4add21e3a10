import type { ReactNode } from "react";

/** Why code of the documentation finds a server here. */
export function ServerOfThePage(): ReactNode {
  return (
    <p className="here needs-script">
      In this page, <code>reset.example.com</code> is the server that lives here, and{" "}
      <code>METAL_AUTH_TOKEN</code> a key of its one account.
    </p>
  );
}
