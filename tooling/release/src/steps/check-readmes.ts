import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkLinks } from "../links/check-links.ts";
import { readMarkdown } from "../links/read-markdown.ts";
import { publishedPackages } from "../packages/published-packages.ts";
import { listed, StepFailure, type Step } from "../run/step.ts";
import { copyWorkTree } from "./copy-work-tree.ts";

const documents = ["README.md", ...publishedPackages.map(({ folder }) => `${folder}/README.md`)];

export const checkReadmes: Step = {
  name: "every link in the READMEs leads somewhere",
  needs: [copyWorkTree.name],
  async run({ copy }) {
    const has = (path: string): boolean => existsSync(join(copy, path));
    const readText = (path: string): string => readFileSync(join(copy, path), "utf8");
    const problems = documents.flatMap((document) =>
      has(document) ? checkLinks(document, { has, readText }) : [`${document} does not exist`],
    );
    if (problems.length > 0) {
      throw new StepFailure(listed(problems), "correct the link, or add what it promises");
    }
    const count = documents.flatMap((document) => readMarkdown(readText(document)).links).length;
    return `${count} links`;
  },
};
