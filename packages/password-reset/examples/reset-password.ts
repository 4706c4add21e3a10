/**
 * Asks for a reset mail, or resets a password:
 *
 *     node reset-password.ts ask ada@example.com
 *     node reset-password.ts reset | pbcopy
 *
 * The key or the mailed token comes from METAL_AUTH_TOKEN, the server from METAL_BASE_URL. The exit code says
 * what is true: 0 done, 1 nothing happened, 2 somebody has to look.
 */
import { createPasswordResetClient, isPasswordResetError } from "@metal/password-reset";

const [command, email = ""] = process.argv.slice(2);

try {
  const client = createPasswordResetClient({
    token: process.env["METAL_AUTH_TOKEN"],
    baseUrl: process.env["METAL_BASE_URL"],
  });
  if (command === "ask") {
    await client.createPasswordResetToken({ email });
    process.stderr.write("Asked. If that address has an account, a mail is on its way.\n");
  } else if (process.stdout.isTTY) {
    // Refused before anything is sent: what a terminal shows stays in its scrollback.
    process.stderr.write("Nothing was done. Pipe the new password to where it is kept.\n");
    process.exitCode = 1;
  } else {
    const { newPassword } = await client.resetPassword();
    process.stdout.write(newPassword);
  }
} catch (error) {
  if (!isPasswordResetError(error)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.outcome === "not_applied" ? 1 : 2;
}
