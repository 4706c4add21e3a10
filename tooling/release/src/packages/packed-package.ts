import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A package as it was packed for publishing. */
export type PackedPackage = {
  readonly name: string;
  readonly version: string;
  /** Where its tarball lies. */
  readonly tarball: string;
};

/** The plan that the packing leaves beside the tarballs; as much of it as is read here. */
export type PublishPlan = {
  readonly plan: readonly (readonly PlannedRelease[])[];
};

type PlannedRelease = {
  readonly name: string;
  readonly version: string;
  readonly tarball?: { readonly path: string };
};

/** What was packed into a folder. */
export async function readPackedPackages(folder: string): Promise<readonly PackedPackage[]> {
  const plan = JSON.parse(await readFile(join(folder, "publish-plan.json"), "utf8")) as PublishPlan;
  return packedPackagesOf(plan, { folder });
}

/** The releases of a plan that have a tarball, by name; the plan names tarballs from the folder of the packing. */
export function packedPackagesOf(
  { plan }: PublishPlan,
  options: { readonly folder: string },
): readonly PackedPackage[] {
  return plan
    .flat()
    .flatMap(({ name, version, tarball }) =>
      tarball === undefined ? [] : [{ name, version, tarball: join(options.folder, tarball.path) }],
    )
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
