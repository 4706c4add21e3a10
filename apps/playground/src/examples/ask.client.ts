import { createPasswordResetClient } from "@metal/password-reset";
import { baseUrl, userKey } from "./playground.ts";

const client = createPasswordResetClient({ baseUrl, token: userKey });

await client.createPasswordResetToken({ email: "ada@example.com" });

console.log("Asked. Now look into the mailbox.");
