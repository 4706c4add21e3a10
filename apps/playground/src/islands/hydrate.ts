import { createElement, type ComponentType } from "react";
import { hydrateRoot } from "react-dom/client";
import { sandboxUrl } from "virtual:sandbox-url";
import { SandboxContext } from "../run/use-run.ts";
import { createSandbox } from "../sandbox/open-sandbox.ts";
import { islands, type IslandName } from "./islands.ts";

/** Takes over what was prerendered. All islands of a page share one sandbox, and so one server. */
export function hydrateIslands(document: Document): void {
  const sandbox = createSandbox({ url: sandboxUrl, document });
  for (const host of document.querySelectorAll<HTMLElement>("[data-island]")) {
    const { island, props = "{}" } = host.dataset;
    const component = islands[island as IslandName] as ComponentType<object>;
    const content = createElement(component, JSON.parse(props) as object);
    hydrateRoot(host, createElement(SandboxContext, { value: sandbox }, content), {
      identifierPrefix: host.id,
    });
  }
}
