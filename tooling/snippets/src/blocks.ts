import { lexer, type Token, type Tokens } from "marked";

/** Something that a reader is shown as code. */
export type Block = {
  /** Where it stands: a path from the root of the repository, and the line. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
  /** Why it is neither run nor checked, where the text says so in front of it: `<!-- not run: a drawing -->`. */
  readonly reason?: string | undefined;
};

/** The fenced blocks of a Markdown text, in lists and quotes too. */
export function fencedBlocks(text: string, path: string): readonly Block[] {
  const blocks: Block[] = [];
  let line = 1;
  let reason: string | undefined;
  for (const token of lexer(text)) {
    for (const code of fencesIn(token)) {
      const place = `${path}:${line}`;
      blocks.push({ place, language: code.lang ?? "", code: code.text, reason });
    }
    if (token.type !== "space") reason = /^<!-- not run: (.+?) -->\s*$/.exec(token.raw)?.[1];
    line += token.raw.split("\n").length - 1;
  }
  return blocks;
}

function fencesIn(token: Token): readonly Tokens.Code[] {
  if (token.type === "code") return [token as Tokens.Code];
  const { items = [], tokens = [] } = token as Partial<
    Pick<Tokens.List, "items"> & Pick<Tokens.Generic, "tokens">
  >;
  return [...items, ...tokens].flatMap(fencesIn);
}

/** The examples of the doc comments of a source: what stands between `@example` and the next tag, or the end. */
export function docExamples(source: string, path: string): readonly Block[] {
  return [...source.matchAll(/^ *\/\*\*[\s\S]*?\*\//gm)].flatMap(({ 0: comment, index }) => {
    const place = `${path}:${source.slice(0, index).split("\n").length}`;
    const text = comment.replaceAll(/^ *\/?\*+[ /]?/gm, "").replace(/\*\/$/, "");
    const examples = text.matchAll(/^@example\b(?:.*\n)([\s\S]*?)(?=^@\w|(?![\s\S]))/gm);
    return [...examples].flatMap(([, example = ""]) => blocksOfExample(example, place));
  });
}

/** Without a fence nobody knows what an example is written in. */
function blocksOfExample(example: string, place: string): readonly Block[] {
  const fences = lexer(example).flatMap(fencesIn);
  return fences.length === 0
    ? [{ place, language: "", code: example }]
    : fences.map(({ lang = "", text }) => ({ place, language: lang, code: text }));
}
