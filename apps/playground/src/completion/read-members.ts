/** A member of a type, or an export, as an editor offers it. */
export type Member = {
  readonly name: string;
  readonly type: string;
  /** What it means, in one paragraph. */
  readonly info: string;
};

const member = /^ {2}(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+)?readonly (\w+)\??:\s*((?:(?!;$)[\s\S])*?);$/gm;

/** The members of a declared type, with their doc comments. */
export function readMembers(code: string): readonly Member[] {
  return Array.from(code.matchAll(member), ([, comment = "", name = "", type = ""]) => ({
    name,
    type: type.replaceAll(/\s+/g, " ").replace(" | undefined", ""),
    info: comment
      .replaceAll(/^\s*\* ?/gm, "")
      .replaceAll(/\{@link ([^}]+)\}/g, "$1")
      .replaceAll(/\s+/g, " ")
      .trim(),
  }));
}
