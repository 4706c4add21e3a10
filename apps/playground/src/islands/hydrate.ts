import { createElement, type ComponentType } from "react";
import { hydrateRoot } from "react-dom/client";
import { sandboxUrl } from "virtual:sandbox-url";
import { SandboxContext } from "../run/use-run.ts";
import { createSandbox, type Sandbox } from "../sandbox/open-sandbox.ts";
import { islands, type IslandName } from "./islands.ts";
import { Mounted } from "./mounted.ts";

/**
 * Takes over what was prerendered, and is done once all of it listens. All islands of a page share one
 * sandbox, and so one server.
 */
export async function hydrateIslands(document: Document): Promise<void> {
  const sandbox = createSandbox({ url: sandboxUrl, document, loadLibrary });
  const hosts = document.querySelectorAll<HTMLElement>("[data-island]");
  await Promise.all(Array.from(hosts, async (host) => hydrate(host, sandbox)));
}

async function loadLibrary(): Promise<string> {
  const { source } = await import("virtual:server-library");
  return source;
}

async function hydrate(host: HTMLElement, sandbox: Sandbox): Promise<void> {
  const { island, props = "{}" } = host.dataset;
  const component = islands[island as IslandName] as ComponentType<object>;
  const content = createElement(component, JSON.parse(props) as object);
  const { promise, resolve } = Promise.withResolvers<void>();
  const watched = createElement(Mounted, { onMounted: resolve }, content);
  hydrateRoot(host, createElement(SandboxContext, { value: sandbox }, watched), {
    identifierPrefix: host.id,
  });
  await promise;
}
