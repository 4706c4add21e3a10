import createClient from "openapi-fetch";
import type { Contender } from "./contender.ts";

type ErrorReply = { readonly content: { readonly "application/json": { readonly error: string } } };

/** As much of the types that its generator would write. */
type Paths = {
  "/reset-password": {
    post: {
      parameters: { query: { email: string } };
      responses: { 201: { content?: never }; 401: ErrorReply };
    };
    delete: {
      responses: {
        201: { content: { "application/json": { new_password?: string } } };
        401: ErrorReply;
      };
    };
  };
};

export const contender: Contender = {
  create({ baseUrl, token, email, fetch }) {
    const client = createClient<Paths>({
      baseUrl,
      headers: { "X-Auth-Token": token },
      ...(fetch === undefined ? {} : { fetch: async (request) => fetch(request) }),
    });
    return {
      async createPasswordResetToken() {
        const { error } = await client.POST("/reset-password", { params: { query: { email } } });
        throwIfAny(error);
      },
      async resetPassword() {
        const { data, error } = await client.DELETE("/reset-password");
        throwIfAny(error);
        return data?.new_password;
      },
    };
  },
};

function throwIfAny(error: { readonly error: string } | undefined): void {
  if (error !== undefined) {
    throw new Error(error.error);
  }
}
