import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../examples/doc/", import.meta.url);

/** What an example can import in the page. */
const here: ReadonlySet<string> = new Set([
  "@metal/password-reset",
  "@metal/password-reset/contract",
  "@metal/password-reset-server",
  "@metal/password-reset-server/conformance",
  "@metal/password-reset-server/memory",
]);

const importLine = /^import [^;]*? from "([^"]+)";\n*/gm;

/**
 * A listing's code as it runs in the page; `undefined` where a page cannot run it. One that takes for granted
 * what stands around it runs in a file of `examples/doc`, which has it word for word: so that nobody reads here
 * what a README or a doc block no longer says. One that stands alone runs as it is, and prints what its
 * comments promise.
 */
export function pageVersion(code: string): string | undefined {
  const body = withoutLayout(code.replaceAll(importLine, ""));
  const whole = versions.find((version) => withoutLayout(version).includes(body));
  if (whole !== undefined) {
    return whole;
  }
  const imports = Array.from(code.matchAll(importLine), ([, name = ""]) => name);
  const standsAlone =
    imports.length > 0 && imports.every((name) => here.has(name)) && !code.includes("...options");
  return standsAlone ? code.replaceAll(/^( *)([^\n;=]+); (?=\/\/ )/gm, "$1console.log($2); ") : undefined;
}

/** Whether code makes a server, to which its requests go then. */
export function makesServer(code: string): boolean {
  return code.includes("@metal/password-reset-server");
}

const versions = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => readFileSync(new URL(file, folder), "utf8").trimEnd());

/** Code without what a formatter is free to change. */
function withoutLayout(code: string): string {
  return code.replaceAll(/\s+/g, "").replaceAll(/,(?=[)\]}])/g, "");
}
