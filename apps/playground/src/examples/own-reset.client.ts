import { createPasswordResetClient } from "@metal/password-reset";
import { baseUrl, userKey } from "./playground.ts";

const client = createPasswordResetClient({ baseUrl, token: userKey });

// The new password stands in the exchange, hidden until you show secrets.
console.log(await client.resetPassword());
