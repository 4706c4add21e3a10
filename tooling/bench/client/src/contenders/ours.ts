import { createPasswordResetClient } from "@metal/password-reset";
import type { Contender } from "./contender.ts";

/** The built package, with its defaults: a time limit, an idempotency key, every check. */
export const contender: Contender = {
  create({ baseUrl, token, email, fetch }) {
    const client = createPasswordResetClient({ baseUrl, token, fetch });
    return {
      createPasswordResetToken: () => client.createPasswordResetToken({ email }),
      async resetPassword() {
        const { newPassword } = await client.resetPassword();
        return newPassword;
      },
    };
  },
};
