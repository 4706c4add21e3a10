import type { Block } from "./blocks.ts";
import { given } from "./given.ts";

/** Where the names can be imported from that an example does not import itself. */
export type Names = ReadonlyMap<string, string>;

/**
 * An example as a module that the compiler can judge: what it uses without declaring it is imported, or declared as
 * given. What it says itself stays as it is.
 */
export function completeExample({ code }: Pick<Block, "code">, names: Names): string {
  const isUsed = (name: string): boolean =>
    new RegExp(`(?<!(?<!\\.\\.)\\.|[\\w$])${name}\\b(?!\\s*:[^:])`).test(code) && !isDeclared(name, code);
  const imports = [...names].filter(([name]) => isUsed(name));
  const declared = Object.entries(given).filter(([name]) => !names.has(name) && isUsed(name));
  const lines = [
    ...imports.map(([name, from]) => `import { ${name} } from ${JSON.stringify(from)};`),
    ...declared.map(([name, type]) => `declare const ${name}: ${type};`),
  ];
  return `${lines.join("\n")}\n${inFunction(code)}\nexport {};\n`;
}

function isDeclared(name: string, code: string): boolean {
  return new RegExp(
    `\\b(?:const|let|function|class|type)\\s+(?:\\{[^}=]*|\\[[^\\]=]*)?\\b${name}\\b|\\bimport\\s[^;]*\\b${name}\\b[^;]*\\bfrom\\b`,
  ).test(code);
}

/** What returns stands in a function of the reader's. Imports stay where modules have them. */
function inFunction(code: string): string {
  if (!/\breturn\b/.test(code) || /^(?:export|declare)\s/m.test(code)) return code;
  const [, imports = "", rest = ""] = /^((?:import\s[^;]*;\n|\s*\n)*)([\s\S]*)$/.exec(code) ?? [];
  return `${imports}export async function example() {\n${rest}\n}`;
}
