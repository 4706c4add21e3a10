export type PublishedPackage = {
  readonly name: string;
  /** Its folder, from the root of the repository. */
  readonly folder: string;
  /** The name of the list of its files. */
  readonly list: string;
};

const client: PublishedPackage = {
  name: "@metal/password-reset",
  folder: "packages/password-reset",
  list: "password-reset.txt",
};

export const server: PublishedPackage = {
  name: "@metal/password-reset-server",
  folder: "packages/password-reset-server",
  list: "password-reset-server.txt",
};

export const app: PublishedPackage = {
  name: "@metal/password-reset-tui",
  folder: "apps/tui",
  list: "password-reset-tui.txt",
};

/** All that a release publishes. */
export const publishedPackages: readonly PublishedPackage[] = [client, server, app];
