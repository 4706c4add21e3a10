import type { Screen } from "../../state/state.ts";

/** One of the screens, by its name. */
export type ScreenOf<Name extends Screen["name"]> = Extract<Screen, { readonly name: Name }>;
