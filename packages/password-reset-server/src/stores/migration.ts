import { createHash } from "node:crypto";
import { PasswordResetServerError } from "../errors/server-error.ts";

/** One step of a schema. A step that was published is never edited: a database remembers its checksum. */
export type Migration = { readonly id: number; readonly name: string; readonly sql: string };

/** A step as a database remembers it. */
export type AppliedMigration = { readonly id: number; readonly checksum: string };

/**
 * The steps that a database has still to take.
 *
 * @throws {@link PasswordResetServerError} `store_incompatible` where the database took a step that is not known here,
 * or that was another one.
 */
export function openMigrations(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.id, checksum(migration)]));
  for (const { id, checksum: recorded } of applied) {
    if (known.get(id) !== recorded) throw incompatible(id);
  }
  const done = new Set(applied.map(({ id }) => id));
  return migrations.filter(({ id }) => !done.has(id));
}

/** Of the words alone: how the SQL is laid out does not matter. */
export function checksum({ sql }: Migration): string {
  return createHash("sha256").update(sql.replaceAll(/\s+/g, " ").trim()).digest("hex");
}

function incompatible(id: number): PasswordResetServerError {
  return new PasswordResetServerError(
    "store_incompatible",
    `The database has taken schema step ${id}, which this version does not know. Nothing was changed. ` +
      "Use the version that made it, or a newer one.",
  );
}
