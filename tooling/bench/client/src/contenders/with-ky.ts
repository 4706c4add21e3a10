import ky, { type Options } from "ky";
import type { Contender } from "./contender.ts";

/** ky as its README shows it, with some of its options. */
export function withKy(options: Options): Contender {
  return {
    create({ baseUrl, token, email, fetch }) {
      const client = ky.create({
        baseUrl: `${baseUrl}/`,
        headers: { "X-Auth-Token": token },
        ...(fetch === undefined ? {} : { fetch }),
        ...options,
      });
      return {
        createPasswordResetToken: async () => client.post("reset-password", { searchParams: { email } }),
        async resetPassword() {
          const { new_password: password } = await client
            .delete("reset-password")
            .json<{ readonly new_password: string }>();
          return password;
        },
      };
    },
  };
}
