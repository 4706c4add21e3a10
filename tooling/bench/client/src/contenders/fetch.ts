import type { Contender } from "./contender.ts";

/** What a careful person writes by hand: the status is checked, nothing else is. */
export const contender: Contender = {
  create({ baseUrl, token, email, fetch = globalThis.fetch }) {
    const headers = { Accept: "application/json", "X-Auth-Token": token };
    const send = async (method: string, query = ""): Promise<Response> => {
      const response = await fetch(`${baseUrl}/reset-password${query}`, { method, headers });
      if (!response.ok) {
        throw new Error(`the server answered ${response.status}`);
      }
      return response;
    };
    return {
      createPasswordResetToken: () => send("POST", `?email=${encodeURIComponent(email)}`),
      async resetPassword() {
        const response = await send("DELETE");
        const { new_password: password } = (await response.json()) as { readonly new_password: string };
        return password;
      },
    };
  },
};
