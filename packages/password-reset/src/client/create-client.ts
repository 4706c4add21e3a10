import { carryOut } from "./carry-out.ts";
import { configure } from "./configuration.ts";
import { hideNewPassword } from "./new-password.ts";
import type { PasswordResetClient, PasswordResetClientOptions } from "./options.ts";

/**
 * Makes a client of the contract. It holds nothing but its configuration; the token stays in a closure,
 * so that nothing that prints the client prints it.
 *
 * @throws {@link PasswordResetError} with code `invalid_input` for an option that cannot be used. The
 *   token is looked at when a call is made.
 * @example
 * ```ts
 * import { createPasswordResetClient } from "@metal/password-reset";
 *
 * const client = createPasswordResetClient({
 *   token: process.env.METAL_AUTH_TOKEN, // a user key
 *   baseUrl: "https://reset.example.com/metal/v1",
 * });
 * await client.createPasswordResetToken({ email: "ada@example.com" });
 * const { newPassword } = await client.resetPassword();
 * ```
 */
export function createPasswordResetClient(options: PasswordResetClientOptions): PasswordResetClient {
  const configuration = configure(options ?? {});
  return Object.freeze<PasswordResetClient>({
    async createPasswordResetToken(call) {
      const { requestId } = await carryOut("createPasswordResetToken", call ?? {}, configuration);
      return { requestId };
    },
    async resetPassword(call) {
      const { newPassword, requestId } = await carryOut("resetPassword", call ?? {}, configuration);
      return hideNewPassword(newPassword, requestId);
    },
  });
}
