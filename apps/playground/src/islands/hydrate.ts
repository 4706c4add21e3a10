import { createElement, type ComponentType } from "react";
import { hydrateRoot } from "react-dom/client";
import { sandboxUrl } from "virtual:sandbox-url";
import { SandboxContext } from "../run/use-run.ts";
import { createSandbox, type Sandbox } from "../sandbox/open-sandbox.ts";
import { islands, type IslandName } from "./islands.ts";
import { Mounted } from "./mounted.ts";

let opened: Sandbox | undefined;

/** Takes over a part that was prerendered, and is done once it listens. All parts of a page share one sandbox, and so one server. */
export async function hydrateIsland(host: HTMLElement): Promise<void> {
  const { ownerDocument: document } = host;
  const isStill = document.documentElement.dataset["world"] === "still";
  opened ??= createSandbox({ url: sandboxUrl, document, isStill, loadLibrary });
  await hydrate(host, opened);
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
