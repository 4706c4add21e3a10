import {
  createPasswordResetClient,
  isPasswordResetError,
} from "@metal/password-reset";
import { baseUrl, userKey } from "./playground.ts";

const client = createPasswordResetClient({
  baseUrl,
  token: userKey,
  timeout: 3_000,
});

try {
  await client.resetPassword();
  console.log("Reset. The new password is in the answer.");
} catch (error) {
  if (!isPasswordResetError(error)) {
    throw error;
  }
  const next = {
    not_applied: "Nothing happened. Correct it, call again.",
    applied: "Done, but the answer is lost. Ask for a mail.",
    unknown: "Nobody can know. Try the old password first.",
  };
  console.log(next[error.outcome]);
  console.warn(error.message);
}
