import {
  createPasswordResetServer,
  PasswordResetServerError,
} from "@metal/password-reset-server";
import {
  createCapturedMailbox,
  createMemoryStore,
  createPbkdf2Hasher,
} from "@metal/password-reset-server/memory";

const server = createPasswordResetServer({
  store: createMemoryStore(),
  mail: createCapturedMailbox().transport,
  hasher: createPbkdf2Hasher({ iterations: 10_000 }),
  outboxKey: crypto.getRandomValues(new Uint8Array(32)),
});

async function addAda(): Promise<void> {
  try {
    await server.accounts.add({ email: "ada@example.com" });
  } catch (error) {
    if (
      error instanceof PasswordResetServerError &&
      error.code === "account_exists"
    )
      return;
    throw error;
  }
}

await addAda();
await addAda();
const accounts = await server.accounts.list();
console.log("Accounts after adding her twice:", accounts.length);
