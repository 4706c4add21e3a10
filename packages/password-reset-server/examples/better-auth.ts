import type { PasswordHasher } from "@metal/password-reset-server";
import type { PostgresDirectory } from "@metal/password-reset-server/postgres";
import { hashPassword, verifyPassword } from "better-auth/crypto";

/** Users of better-auth who have a password, in its own tables in the same database. Its sign-in takes what is set here. */
export const betterAuthDirectory: PostgresDirectory = {
  async findByEmail(email, { query }) {
    const [user] = await query<UserRow>(
      `SELECT "user".id, email FROM public."user"
       JOIN public.account ON account."userId" = "user".id AND "providerId" = 'credential'
       WHERE email = $1`,
      [email],
    );
    return user;
  },

  async setPassword({ userId, passwordHash, at, requestedAt }, { query }) {
    const [user] = await query<UserRow>(
      `UPDATE public.account SET password = $2, "updatedAt" = to_timestamp($3::float8 / 1000)
       FROM public."user"
       WHERE "user".id = $1 AND account."userId" = "user".id AND "providerId" = 'credential'
         AND ($4::float8 IS NULL OR account."updatedAt" <= to_timestamp($4::float8 / 1000))
       RETURNING "user".id, email`,
      [userId, passwordHash, at, requestedAt],
    );
    return user;
  },

  async revokeSessions(userId, { query }) {
    await query(`DELETE FROM public.session WHERE "userId" = $1`, [userId]);
  },
};

/** Hashes as better-auth does by default, with scrypt; where yours is configured with a `hash` of its own, use that. */
export const betterAuthHasher: PasswordHasher = {
  hash: (password) => hashPassword(password),
  verify: (password, hash) => verifyPassword({ password, hash }),
};

type UserRow = { readonly id: string; readonly email: string };
