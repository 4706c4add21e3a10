import { createPasswordResetClient } from "@metal/password-reset";
import { baseUrl, userKey } from "./playground.ts";

const client = createPasswordResetClient({
  baseUrl,
  token: userKey,
  timeout: 3_000,
});

await client.createPasswordResetToken({ email: "ada@example.com" });
