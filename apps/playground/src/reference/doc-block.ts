/** What a doc block says. */
export type DocBlock = {
  readonly text: readonly string[];
  readonly examples: readonly string[];
};

/** Reads the inside of a doc block: its paragraphs, what it throws, and its examples' code. */
export function readDocBlock(block: string): DocBlock {
  const lines = block.split("\n").map((line) => line.replace(/^\s*\* ?/, ""));
  const [prose = "", ...tags] = lines
    .join("\n")
    .trim()
    .split(/^(?=@)/m);
  const examples = tags.flatMap((tag) => /^@example\s+```ts\n([\s\S]*?)```/.exec(tag)?.[1]?.trimEnd() ?? []);
  const throws = tags
    .filter((tag) => tag.startsWith("@throws"))
    .map((tag) => `Throws ${tag.replace(/^@throws\s*/, "").replace(/^\{(@?[^}]*)\}/, "{$1}")}`);
  return { text: [...paragraphs(prose), ...throws.flatMap(paragraphs)], examples };
}

function paragraphs(text: string): readonly string[] {
  return text
    .split(/\n\s*\n|\n(?=- )/)
    .map((part) => plain(part.replaceAll(/\s+/g, " ").trim()))
    .filter((part) => part !== "");
}

/** Links become names in code. */
function plain(text: string): string {
  return text.replaceAll(/\{(?:@link )?([\w.]+)(?:\s*\|\s*[^}]*)?\}/g, "`$1`");
}
