import type { ComponentType } from "react";
import { Playground } from "../components/playground.tsx";
import { Snippet } from "../components/snippet.tsx";
import { OwnServer } from "../own-server/own-server.tsx";

/** What runs in a page: its name stands in the page, and its script takes over what was prerendered. */
export const islands = {
  playground: Playground,
  snippet: Snippet,
  "own-server": OwnServer,
} as const satisfies Readonly<Record<string, ComponentType<never>>>;

export type IslandName = keyof typeof islands;
