import { createPasswordResetClient } from "@metal/password-reset";
import { baseUrl, userKey } from "./playground.ts";

const client = createPasswordResetClient({ baseUrl, token: userKey });

const { requestId } = await client.createPasswordResetToken({
  email: "ada@example.com",
});

console.log("Asked. Look into the mailbox.", requestId);
