import type { FaultId } from "../wire/faults.ts";
import { pieces as askClient } from "./ask.client.ts?highlighted";
import { pieces as askFetch } from "./ask.fetch.ts?highlighted";
import { pieces as askKy } from "./ask.ky.ts?highlighted";
import { pieces as outcomeClient } from "./outcome.client.ts?highlighted";
import { pieces as outcomeFetch } from "./outcome.fetch.ts?highlighted";
import { pieces as outcomeKy } from "./outcome.ky.ts?highlighted";
import { pieces as resetClient } from "./reset.client.ts?highlighted";
import { pieces as resetFetch } from "./reset.fetch.ts?highlighted";
import { pieces as resetKy } from "./reset.ky.ts?highlighted";

/** A piece of code with the classes that colour it. */
export type Piece = readonly [text: string, classes: string];

/** The same call, written with one library. */
export type Variant = {
  readonly label: string;
  readonly pieces: readonly Piece[];
};

export type VariantId = "client" | "fetch" | "ky";

export type Example = {
  readonly title: string;
  readonly variants: Readonly<Record<VariantId, Variant>>;
  /** The faults that say something about this call, the one to begin with first. */
  readonly faults: readonly [FaultId, ...FaultId[]];
};

const common = [
  "refused",
  "lost-before",
  "lost-after",
  "never-answered",
  "rate-limited",
  "rate-limited-long",
  "unavailable",
  "proxy-page",
] as const satisfies readonly FaultId[];

export const examples = {
  ask: {
    title: "Ask for a mail",
    variants: variants(askClient, askFetch, askKy),
    faults: ["none", ...common, "revoked-key"],
  },
  reset: {
    title: "Reset the password",
    variants: variants(resetClient, resetFetch, resetKy),
    faults: ["none", "used-token", "expired-token", ...common, "no-password"],
  },
  outcome: {
    title: "See what is true",
    variants: variants(outcomeClient, outcomeFetch, outcomeKy),
    faults: [
      "lost-after",
      ...common.filter((fault) => fault !== "lost-after"),
      "no-password",
      "revoked-key",
      "none",
    ],
  },
} as const satisfies Readonly<Record<string, Example>>;

/** The text of a variant. */
export function codeOf({ pieces }: Variant): string {
  return pieces.map(([text]) => text).join("");
}

function variants(
  client: readonly Piece[],
  fetch: readonly Piece[],
  ky: readonly Piece[],
): Example["variants"] {
  return {
    client: { label: "This client", pieces: client },
    fetch: { label: "fetch", pieces: fetch },
    ky: { label: "ky", pieces: ky },
  };
}
