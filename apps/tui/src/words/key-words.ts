const kinds: readonly (readonly [string, string])[] = [
  ["mk_user_", "user key"],
  ["mk_project_", "project key"],
  ["mk_reset_", "reset token"],
];

/** A masked key with its kind before it, where the kind can be told. */
export function nameKey(masked: string): string {
  const kind = kinds.find(([prefix]) => masked.startsWith(prefix))?.[1] ?? "key";
  return `${kind} ${masked}`.trim();
}
