import { create as createAxios } from "axios";
import type { Contender } from "./contender.ts";

/** With its default adapter over a network; with its fetch adapter where it is handed a `fetch`. */
export const contender: Contender = {
  create({ baseUrl, token, email, fetch }) {
    const client = createAxios({
      baseURL: baseUrl,
      headers: { "X-Auth-Token": token },
      ...(fetch === undefined ? {} : { adapter: "fetch", env: { fetch } }),
    });
    return {
      createPasswordResetToken: () => client.post("/reset-password", undefined, { params: { email } }),
      async resetPassword() {
        const { data } = await client.delete<{ readonly new_password: string }>("/reset-password");
        return data.new_password;
      },
    };
  },
};
