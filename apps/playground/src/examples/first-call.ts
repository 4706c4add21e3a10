import { createPasswordResetClient } from "@metal/password-reset";

const client = createPasswordResetClient({
  baseUrl: "https://reset.example.com/metal/v1",
  token: async () => "your key, from where you keep it",
});

await client.createPasswordResetToken({
  email: "ada@example.com",
});
