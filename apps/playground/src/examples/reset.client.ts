import { createPasswordResetClient } from "@metal/password-reset";
import { baseUrl } from "./playground.ts";

// From the mail. It works once, and not for long.
const token = "mk_reset_from_the_mail";

const client = createPasswordResetClient({ baseUrl, token });
const answer = await client.resetPassword();

console.log("What a log shows:", answer);
console.log("What the code has:", typeof answer.newPassword);
