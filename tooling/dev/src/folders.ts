import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

export const page: string = join(root, "apps", "playground");
export const app: string = join(root, "apps", "tui");

/** Sources that both the page and the app are made of. */
export const shared: readonly string[] = [
  join(root, "packages", "password-reset", "src"),
  join(root, "packages", "password-reset-server", "src"),
];
