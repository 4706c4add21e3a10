/**
 * A job that gives a service account a new password and hands it to whatever keeps secrets, on its standard
 * input, so that it stands in no argument, no file and no log:
 *
 *     node rotate-password.ts gh secret set DEPLOY_PASSWORD
 *
 * With a user key, running the job again is always right: the last reset wins.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createPasswordResetClient, isPasswordResetError } from "@metal/password-reset";

const [keeper, ...parameters] = process.argv.slice(2);
if (keeper === undefined) {
  throw new Error("Nothing was done. Name the command that keeps the password, such as: gh secret set NAME");
}
const client = createPasswordResetClient({
  token: process.env["METAL_AUTH_TOKEN"],
  baseUrl: process.env["METAL_BASE_URL"],
  timeout: 30_000,
  retry: 5,
});

try {
  const { newPassword, requestId } = await client.resetPassword();
  if (await keep(newPassword, keeper, parameters)) {
    process.stdout.write(`The password was reset and is kept (request ${requestId ?? "without a name"}).\n`);
  } else {
    process.stderr.write("The password was reset, but it was not kept. Run the job again.\n");
    process.exitCode = 1;
  }
} catch (error) {
  if (!isPasswordResetError(error)) {
    throw error;
  }
  const advice =
    error.outcome === "not_applied" ? "" : " What was kept may be wrong until the job has passed.";
  process.stderr.write(`${error.message}${advice}\n`);
  process.exitCode = 1;
}

/** Whether the command took the password and said that all is well. */
async function keep(password: string, command: string, args: readonly string[]): Promise<boolean> {
  // The key is nobody else's business.
  const { METAL_AUTH_TOKEN: _, ...env } = process.env;
  const child = spawn(command, args, { env, stdio: ["pipe", "inherit", "inherit"] });
  // A command that cannot start, or that reads nothing, has not kept anything: its exit says so.
  child.stdin.on("error", () => undefined);
  child.stdin.end(password);
  return once(child, "close").then(
    ([code]) => code === 0,
    () => false,
  );
}
