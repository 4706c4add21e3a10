import type { Step } from "../run/step.ts";
import { packPackages } from "./pack-packages.ts";

export const publishPackages: Step = {
  name: "the packed packages are published to a registry on loopback",
  needs: [packPackages.name],
  async run({ copy, packed, runAsStranger: run }) {
    await run("pnpm", ["exec", "changeset", "publish", "--from-pack-dir", packed, "--no-git-tag"], {
      folder: copy,
      mend: "see what it says; a release publishes in the same way",
      // A provenance can only be attested by the service that builds a release.
      environment: { npm_config_provenance: "false", pnpm_config_provenance: "false" },
    });
    return undefined;
  },
};
