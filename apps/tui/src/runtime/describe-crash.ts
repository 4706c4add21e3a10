/**
 * An exception as it may be shown: its kind and where it arose. Its message is left out, since it may
 * quote what must not be shown.
 */
export function describeCrash(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack?.match(/^ {4}at .*$/gm) ?? []) : [];
  return [
    `error: the program failed (${name})`,
    "  If a reset was under way, nobody can know whether it was carried out: try to sign in with the old password.",
    ...frames.slice(0, 8),
    "",
  ].join("\n");
}
