import { createPasswordResetClient } from "@metal/password-reset";

const client = createPasswordResetClient({
  baseUrl: "https://reset.example.com/metal/v1",
  token: process.env["METAL_AUTH_TOKEN"],
});

await client.createPasswordResetToken({
  email: "ada@example.com",
});
