import { whenInView } from "../editor/when-in-view.ts";

/** How close somebody comes before a script takes a part over. */
const near = "400px";

/** Takes over the parts of the page that a script runs: lazy ones when somebody comes near, the others at once. */
export async function enhanceIslands(document: Document): Promise<void> {
  const hosts = Array.from(document.querySelectorAll<HTMLElement>("[data-island]"));
  const [lazy = [], atOnce = []] = [true, false].map((isLazy) =>
    hosts.filter(({ dataset }) => "lazy" in dataset === isLazy),
  );
  for (const host of lazy) {
    void hydrateWhenNear(host);
  }
  await Promise.all(atOnce.map(hydrate));
}

async function hydrateWhenNear(host: HTMLElement): Promise<void> {
  await whenInView(host, { margin: near });
  await hydrate(host);
}

async function hydrate(host: HTMLElement): Promise<void> {
  const { hydrateIsland } = await import("./hydrate.ts");
  await hydrateIsland(host);
}
