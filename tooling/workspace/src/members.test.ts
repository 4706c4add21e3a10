import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { has, readJson, readMembers, type Member } from "./members.ts";
import { root } from "./root.ts";

const members = readMembers();
const published = members.filter(({ manifest }) => manifest.private !== true);
const { fixed } = readJson(".changeset/config.json") as { readonly fixed: readonly (readonly string[])[] };
const { description: summary, ...rootManifest } = readJson("package.json") as Readonly<
  Record<string, unknown>
>;

test("the root says what it is", () => {
  expect(summary).toEqual(expect.any(String));
  expect(rootManifest).toMatchObject({ private: true, license: "MIT", type: "module" });
});

describe.each(members)("$folder", (member) => {
  const { manifest, name } = member;

  test("says what it is, in whose name, and under which licence", () => {
    expect(name).toMatch(/^@metal\/(?:password-reset|tooling-)/);
    expect(manifest).toMatchObject({ description: expect.stringMatching(/\.$/), license: "MIT" });
  });

  test("has a tag, by which its imports are held to the map", () => {
    const { tags } = readJson(`${member.folder}/turbo.json`) as { readonly tags?: readonly string[] };
    expect(tags).toEqual([tagOf(member)]);
  });

  test("tells whoever changes it how", () => {
    expect(has(member, "CONTRIBUTING.md")).toBe(true);
  });

  test("depends on others by the catalog and by the workspace alone", () => {
    const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    const own = ranges.filter(([, range]) => !/^(?:catalog:[\w-]*|workspace:\*)$/.test(range));
    expect(own).toEqual([]);
  });
});

test.each(members.filter((member) => has(member, "tsconfig.json")))(
  "$folder checks its types, and tests what can be tested",
  (member) => {
    const { scripts, type } = member.manifest;
    expect(scripts?.["check:types"]).toBe("tsc");
    expect(type).toBe("module");
    expect(scripts?.["test"]).toBe(has(member, "vitest.config.ts") ? "vitest run" : undefined);
  },
);

test.each(published.filter(({ manifest }) => manifest.exports !== undefined))(
  "$name says that importing it has no side effects",
  ({ manifest }) => {
    expect(manifest.sideEffects).toBe(false);
  },
);

describe.each(published)("$name, which is published", (member) => {
  const { manifest, folder, name } = member;

  test("has what a reader of the registry looks for", () => {
    expect(["LICENSE", "README.md"].filter((file) => !has(member, file))).toEqual([]);
    expect(manifest).toMatchObject({
      homepage: `https://github.com/metal/password-reset/tree/main/${folder}#readme`,
      bugs: "https://github.com/metal/password-reset/issues",
      repository: { directory: folder },
      keywords: expect.arrayContaining(["password-reset"]),
      engines: { node: expect.stringMatching(/^>=\d+$/) },
      version: expect.any(String),
    });
    expect(readFileSync(join(root, folder, "LICENSE"), "utf8")).toBe(
      readFileSync(join(root, "LICENSE"), "utf8"),
    );
  });

  test("is published for everybody, with its provenance", () => {
    expect(manifest.publishConfig).toEqual({ access: "public", provenance: true });
  });

  test("names its files, and hands out code by `exports` or by one command", () => {
    expect(manifest.files).toContain("dist");
    expect(Object.keys(manifest.exports ?? manifest.bin ?? {})).not.toEqual([]);
  });

  test("is held to the gates of what is published", () => {
    const gates = manifest.scripts?.["check:package"]?.split(" && ");
    const ofLibraries = ["publint --strict", "attw --pack . --profile esm-only", "api-report"];
    expect(gates).toEqual(
      expect.arrayContaining(manifest.exports === undefined ? ["publint --strict"] : ofLibraries),
    );
  });

  test("uses packages of this workspace that have a version, without which it could not be packed", () => {
    const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const without = members.filter((each) => used.includes(each.name) && each.manifest.version === undefined);
    expect(without.map((each) => each.name)).toEqual([]);
  });

  test("needs nothing at runtime that is not published", () => {
    const needed = Object.keys(manifest.dependencies ?? {});
    expect(members.filter((each) => needed.includes(each.name) && !published.includes(each))).toEqual([]);
  });

  test("has its version with the others, and the list of its files", () => {
    expect(fixed.flat()).toContain(name);
    const list = `tooling/release/expected/${name.replace("@metal/", "")}.txt`;
    expect(readFileSync(join(root, list), "utf8")).toContain("package.json");
  });
});

test("what has its version with the others is published", () => {
  expect(fixed.flat().toSorted()).toEqual(published.map(({ name }) => name).toSorted());
});

/** Its place says what it is; a package below `packages` or `apps` has a tag of its own. */
function tagOf({ folder, name }: Member): string {
  if (folder.startsWith("tooling/")) return "tooling";
  return name === "@metal/password-reset" ? "client" : name.replace("@metal/password-reset-", "");
}
