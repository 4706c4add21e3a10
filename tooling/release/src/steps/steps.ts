import type { Step } from "../run/step.ts";
import { buildPackages, installWorkshop, raiseVersions } from "./build-packages.ts";
import { checkDocuments } from "./check-documents.ts";
import { checkFiles } from "./check-files.ts";
import { checkManifests } from "./check-manifests.ts";
import { checkTypes } from "./check-types.ts";
import { copyWorkTree } from "./copy-work-tree.ts";
import { installWithNpm, installWithPnpm } from "./install-projects.ts";
import { packPackages } from "./pack-packages.ts";
import { publishPackages } from "./publish-packages.ts";
import { runByNpx, startCommands, talk } from "./use-packages.ts";

/** The rehearsal, in its order. */
export const steps: readonly Step[] = [
  copyWorkTree,
  checkDocuments,
  installWorkshop,
  raiseVersions,
  buildPackages,
  packPackages,
  checkManifests,
  ...checkFiles,
  publishPackages,
  installWithNpm,
  installWithPnpm,
  ...talk,
  ...startCommands,
  runByNpx,
  ...checkTypes,
];
