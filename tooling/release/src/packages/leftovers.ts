/** Protocols that only this workspace understands. */
const workspaceOnly = /^(?:workspace|catalog|link|file):/;

const fields = ["dependencies", "peerDependencies", "optionalDependencies", "devDependencies"] as const;

/**
 * Ranges in a packed manifest that nobody outside of this workspace can resolve.
 *
 * @example
 * leftovers({ dependencies: { ky: "catalog:" } }); // ["dependencies.ky is catalog:"]
 */
export function leftovers(manifest: Readonly<Record<string, unknown>>): readonly string[] {
  return fields.flatMap((field) =>
    Object.entries((manifest[field] ?? {}) as Readonly<Record<string, string>>)
      .filter(([, range]) => workspaceOnly.test(range))
      .map(([name, range]) => `${field}.${name} is ${range}`),
  );
}
