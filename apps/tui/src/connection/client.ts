// Apart from the connections, which load it with their first call: it takes Node a while to have `fetch` ready.
export { createPasswordResetClient, isPasswordResetError } from "@metal/password-reset";
