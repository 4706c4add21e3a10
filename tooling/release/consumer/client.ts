// What somebody writes who only has the client: compiled, for each compiler and platform that is supported.
import {
  createPasswordResetClient,
  DEFAULT_BASE_URL,
  isPasswordResetError,
  type NewPassword,
  type Outcome,
  type PasswordResetClient,
} from "@metal/password-reset";
import { openApiDocument, RESET_PASSWORD_PATH } from "@metal/password-reset/contract";

const client: PasswordResetClient = createPasswordResetClient({
  token: async () => "mk_user_example",
  baseUrl: new URL(DEFAULT_BASE_URL),
  fetch: async (request) => fetch(request),
  onEvent: (event) => void event.operation,
});

export async function reset(signal: AbortSignal): Promise<NewPassword | Outcome> {
  try {
    await client.createPasswordResetToken({ email: "ada@example.com", signal });
    return await client.resetPassword({ timeout: false });
  } catch (error) {
    if (isPasswordResetError(error)) return error.outcome;
    throw error;
  }
}

export const path: string = RESET_PASSWORD_PATH;
export const paths: object = openApiDocument.paths;

// @ts-expect-error An address is required.
export const withoutAddress = (): Promise<unknown> => client.createPasswordResetToken({});
// @ts-expect-error A time limit is a number, or `false`.
export const oddLimit = (): Promise<unknown> => client.resetPassword({ timeout: "1 s" });
