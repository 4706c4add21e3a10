import type { Piece } from "../editor/highlight.ts";
import type { FaultId } from "../wire/faults.ts";
import { pieces as askClient } from "./ask.client.ts?highlighted";
import { pieces as askCommand } from "./ask.command.sh?highlighted";
import { pieces as askCurl } from "./ask.curl.sh?highlighted";
import { pieces as askFetch } from "./ask.fetch.ts?highlighted";
import { pieces as askKy } from "./ask.ky.ts?highlighted";
import { pieces as checkServer } from "./check-server.ts?highlighted";
import { pieces as mountServer } from "./mount-server.ts?highlighted";
import { pieces as outcomeClient } from "./outcome.client.ts?highlighted";
import { pieces as outcomeFetch } from "./outcome.fetch.ts?highlighted";
import { pieces as outcomeKy } from "./outcome.ky.ts?highlighted";
import { pieces as ownAsk } from "./own-ask.client.ts?highlighted";
import { pieces as ownReset } from "./own-reset.client.ts?highlighted";
import { pieces as resetClient } from "./reset.client.ts?highlighted";
import { pieces as resetCommand } from "./reset.command.sh?highlighted";
import { pieces as resetCurl } from "./reset.curl.sh?highlighted";
import { pieces as resetFetch } from "./reset.fetch.ts?highlighted";
import { pieces as resetKy } from "./reset.ky.ts?highlighted";

/** The same call, written in one way. */
export type Variant = {
  readonly id: VariantId;
  readonly pieces: readonly Piece[];
};

export type VariantId = keyof typeof variantLabels;

export const variantLabels = {
  client: "This client",
  fetch: "fetch",
  ky: "ky",
  curl: "curl",
  command: "Command line",
} as const;

export type Example = {
  readonly title: string;
  /** The ways of writing it, the one to begin with first. */
  readonly variants: readonly [Variant, ...Variant[]];
  /** The faults that say something about this call, the one to begin with first. */
  readonly faults: readonly [FaultId, ...FaultId[]];
  /** Whether a token from a mail belongs into its code. */
  readonly takesToken?: boolean;
  /** Whether its code makes a server, to which its requests go then. */
  readonly makesServer?: boolean;
  /** Whether it makes many calls, which no one sentence judges. */
  readonly isMany?: boolean;
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
  "redirect",
  "unprocessable",
] as const satisfies readonly FaultId[];

const examplesById = {
  ask: {
    title: "Ask for a mail",
    variants: [
      { id: "client", pieces: askClient },
      { id: "ky", pieces: askKy },
      { id: "fetch", pieces: askFetch },
      { id: "curl", pieces: askCurl },
      { id: "command", pieces: askCommand },
    ],
    faults: ["none", "slow-mail", ...common, "revoked-key", "clock-moved"],
  },
  reset: {
    title: "Reset the password",
    variants: [
      { id: "client", pieces: resetClient },
      { id: "ky", pieces: resetKy },
      { id: "fetch", pieces: resetFetch },
      { id: "curl", pieces: resetCurl },
      { id: "command", pieces: resetCommand },
    ],
    faults: ["none", "used-token", "expired-token", ...common, "no-password"],
    takesToken: true,
  },
  outcome: {
    title: "See what is true",
    variants: [
      { id: "client", pieces: outcomeClient },
      { id: "ky", pieces: outcomeKy },
      { id: "fetch", pieces: outcomeFetch },
    ],
    faults: [
      "lost-after",
      ...common.filter((fault) => fault !== "lost-after"),
      "no-password",
      "revoked-key",
      "none",
    ],
  },
  mount: {
    title: "Make a server, and call it",
    variants: [{ id: "client", pieces: mountServer }],
    faults: ["none", "lost-after", "lost-before", "unavailable", "never-answered"],
    makesServer: true,
  },
  conform: {
    title: "Check a server",
    variants: [{ id: "client", pieces: checkServer }],
    faults: ["none", "lost-after", "proxy-page"],
    makesServer: true,
    isMany: true,
  },
  "own-ask": {
    title: "Ask your server for a mail",
    variants: [{ id: "client", pieces: ownAsk }],
    faults: ["none"],
  },
  "own-reset": {
    title: "Reset the password on your server",
    variants: [{ id: "client", pieces: ownReset }],
    faults: ["none"],
  },
} as const satisfies Readonly<Record<string, Example>>;

export type ExampleId = keyof typeof examplesById;

/** The examples of the page. Each is a file that is type-checked, and run by a test. */
export const examples: Readonly<Record<ExampleId, Example>> = examplesById;

/** The text of a variant. */
export function codeOf({ pieces }: Variant): string {
  return pieces.map(([text]) => text).join("");
}

/** Whether a variant runs in the page; the others are for a terminal. */
export function runsHere({ id }: Variant): boolean {
  return id !== "curl" && id !== "command";
}
