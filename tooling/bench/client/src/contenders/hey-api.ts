// The module is generated on the way to a measurement, so there are no types to read before it.
// @ts-ignore
import * as generatedModule from "../../generated/hey-api.js";
import type { Contender } from "./contender.ts";

type Call = {
  readonly client: unknown;
  readonly throwOnError: true;
  readonly query?: { readonly email: string };
};

/** As much of a generated client as is called here. */
type Generated = {
  readonly createClient: (config: {
    readonly baseUrl: string;
    readonly auth: () => string;
    readonly kyOptions: { readonly fetch?: typeof globalThis.fetch };
  }) => unknown;
  readonly createPasswordResetToken: (call: Call) => Promise<unknown>;
  readonly resetPassword: (
    call: Call,
  ) => Promise<{ readonly data: { readonly new_password?: string } | undefined }>;
};

const generated: Generated = generatedModule;

/** What hey-api's generator makes of the contract's document for ky. */
export const contender: Contender = {
  create({ baseUrl, token, email, fetch }) {
    const client = generated.createClient({
      baseUrl,
      auth: () => token,
      kyOptions: fetch === undefined ? {} : { fetch },
    });
    return {
      createPasswordResetToken: () =>
        generated.createPasswordResetToken({ client, throwOnError: true, query: { email } }),
      async resetPassword() {
        const { data } = await generated.resetPassword({ client, throwOnError: true });
        return data?.new_password;
      },
    };
  },
};
