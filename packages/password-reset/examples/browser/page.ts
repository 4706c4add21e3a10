/**
 * Resets a password in a page. Bundle it, and let the server allow the page's origin with the request headers
 * `X-Auth-Token` and `Idempotency-Key`.
 */
import { createPasswordResetClient, isPasswordResetError } from "@metal/password-reset";

const form = element("form", HTMLFormElement);
const token = element("#token", HTMLInputElement);
const password = element("#password", HTMLInputElement);
const message = element("#message", HTMLElement);
const client = createPasswordResetClient({
  token: () => token.value,
  baseUrl: new URL(form.dataset["baseUrl"] ?? "", location.href),
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void reset();
});
element("#reveal", HTMLButtonElement).addEventListener("click", () => {
  password.type = password.type === "password" ? "text" : "password";
});

async function reset(): Promise<void> {
  form.inert = true;
  message.textContent = "Waiting for the server";
  try {
    const { newPassword } = await client.resetPassword();
    password.value = newPassword;
    message.textContent = "The password was reset. This is the only time it can be seen.";
  } catch (error) {
    message.textContent = isPasswordResetError(error) ? error.message : "The page failed. Nothing is known.";
  } finally {
    token.value = "";
    form.inert = false;
  }
}

function element<T extends Element>(selector: string, type: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) {
    throw new TypeError(`There is no ${selector} in the page.`);
  }
  return found;
}
