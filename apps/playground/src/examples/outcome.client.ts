import { createPasswordResetClient, isPasswordResetError } from "@metal/password-reset";
import { baseUrl, userKey } from "playground";

const client = createPasswordResetClient({ baseUrl, token: userKey, timeout: 2_000 });

try {
  await client.resetPassword();
  console.log("Reset. The new password is in the answer.");
} catch (error) {
  if (!isPasswordResetError(error)) {
    throw error;
  }
  switch (error.outcome) {
    case "not_applied":
      console.log("Nothing happened: the old password still works.");
      break;
    case "applied":
      console.log("It was reset, but the new password is lost.");
      break;
    case "unknown":
      console.log("Nobody can know. Try the old password before anything else.");
      break;
  }
  console.warn(error.message);
}
