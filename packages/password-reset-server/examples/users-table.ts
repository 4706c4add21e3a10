import type { PostgresDirectory } from "@metal/password-reset-server/postgres";

/**
 * Users of an app, in tables that were there before, and in the same database. They have an index on what is compared,
 * so that one address is one user's and finding it takes as long whether or not there is one:
 *
 * ```sql
 * CREATE UNIQUE INDEX ON public.users (lower(email COLLATE "C"));
 * ```
 */
export const usersTable: PostgresDirectory = {
  async findByEmail(email, { query }) {
    // The collation folds ASCII letters alone: others may fold two users' addresses into one.
    const [user] = await query<UserRow>(
      `SELECT id::text, email, disabled FROM public.users WHERE lower(email COLLATE "C") = $1`,
      [email],
    );
    return user;
  },

  async findByKey(key, { query }) {
    const [found] = await query<{ readonly id: string; readonly userId: string }>(
      `SELECT api_keys.id::text, user_id::text AS "userId"
       FROM public.api_keys JOIN public.users ON users.id = user_id
       WHERE sha256 = sha256(convert_to($1, 'UTF8')) AND revoked_at IS NULL AND NOT disabled`,
      [key],
    );
    return found && { kind: "user", ...found };
  },

  async setPassword({ userId, passwordHash, at, requestedAt }, { query }) {
    const [user] = await query<UserRow>(
      `UPDATE public.users SET password_hash = $2, password_changed_at = to_timestamp($3::float8 / 1000)
       WHERE id = $1::bigint AND NOT disabled
         AND ($4::float8 IS NULL OR password_changed_at <= to_timestamp($4::float8 / 1000))
       RETURNING id::text, email, disabled`,
      [userId, passwordHash, at, requestedAt],
    );
    return user;
  },

  async revokeSessions(userId, { query }) {
    await query("DELETE FROM public.sessions WHERE user_id = $1::bigint", [userId]);
  },
};

type UserRow = { readonly id: string; readonly email: string; readonly disabled: boolean };
