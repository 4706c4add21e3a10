import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readMembers, type Member } from "./members.ts";
import { root } from "./root.ts";

const shipping = readMembers().filter(({ folder }) => !folder.startsWith("tooling/"));
const libraries = shipping.filter(({ manifest }) => manifest.exports !== undefined);

test.each(libraries)("$name imports nothing but what is installed with it", (member) => {
  const { dependencies, peerDependencies } = member.manifest;
  const installed = new Set([member.name, ...Object.keys({ ...dependencies, ...peerDependencies })]);
  expect(importsOf(member).filter(({ name }) => !installed.has(name))).toEqual([]);
});

test.each(shipping)("nothing of $name that ships imports the tooling", (member) => {
  expect(importsOf(member).filter(({ name }) => name.startsWith("@metal/tooling-"))).toEqual([]);
});

type Import = {
  /** The file, from the root. */
  readonly file: string;
  /** The name of the package. */
  readonly name: string;
};

/** What the sources of a package import from other packages; tests, and what only tests use, are left out. */
function importsOf({ folder }: Member): readonly Import[] {
  const files = globSync(`${folder}/src/**/*.{ts,tsx}`, { cwd: root }).map((path) =>
    path.replaceAll("\\", "/"),
  );
  return files
    .filter((file) => !/\.test(?:-d)?\.tsx?$|\/src\/(?:.*\/)?(?:testing|rules|attacks)\//.test(file))
    .flatMap((file) => {
      const code = readFileSync(join(root, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
      const specifiers = code.matchAll(
        /^(?:import|export)\b[^;]*?\bfrom "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm,
      );
      return [...specifiers].flatMap(([, from, bare, dynamic]) => {
        const name = /^(?:@[\w-]+\/)?[\w.-]+/.exec(from ?? bare ?? dynamic ?? "")?.[0] ?? "";
        return /^(?:\.|node:|node$|virtual:|$)/.test(from ?? bare ?? dynamic ?? "") ? [] : [{ file, name }];
      });
    });
}
