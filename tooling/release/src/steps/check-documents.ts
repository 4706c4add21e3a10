import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkLinks } from "../links/check-links.ts";
import { readMarkdown } from "../links/read-markdown.ts";
import { listed, StepFailure, type Step } from "../run/step.ts";
import { copyWorkTree } from "./copy-work-tree.ts";

/** What people write for people; reports and changelogs are written by tools. */
const patterns = ["*.md", "{packages,apps,tooling}/**/*.md"];

export const checkDocuments: Step = {
  name: "every link in the documents leads somewhere",
  needs: [copyWorkTree.name],
  async run({ copy }) {
    const has = (path: string): boolean => existsSync(join(copy, path));
    const readText = (path: string): string => readFileSync(join(copy, path), "utf8");
    const documents = globSync(patterns, { cwd: copy })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => !/\/etc\/|CHANGELOG\.md$/.test(path));
    const problems = documents.flatMap((document) => checkLinks(document, { has, readText }));
    if (problems.length > 0) {
      throw new StepFailure(listed(problems), "correct the link, or add what it promises");
    }
    const count = documents.flatMap((document) => readMarkdown(readText(document)).links).length;
    return `${count} links`;
  },
};
