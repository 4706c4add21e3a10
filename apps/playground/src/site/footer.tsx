import type { ReactNode } from "react";

export function Footer(): ReactNode {
  return (
    <footer className="site-foot">
      <p>
        Examples run in a frame without an origin and without a network, against a server that lives in that
        frame and forgets everything with the page. Nothing is stored but your choice of colours.
      </p>
    </footer>
  );
}
