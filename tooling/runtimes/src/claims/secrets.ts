import { createPasswordResetClient } from "@metal/password-reset";
import { equal, failureOf, showsNone } from "./assert.ts";
import type { Claim } from "./context.ts";
import { faultUrl } from "./faults.ts";

/** What is put in front of each print, so that the reader of the output knows that there was one. */
export const printed = "printed by a claim:";

/** That nothing which is handed out shows a secret. What is printed is read by whoever runs the claims. */
export const secretClaims: readonly Claim[] = [
  {
    name: "the answer shows no password as JSON, text, clone or list of properties",
    async check({ server: { baseUrl, userKey, newPassword } }) {
      const client = createPasswordResetClient({ baseUrl, token: userKey });
      const answer = await client.resetPassword();
      const printable: readonly unknown[] = [answer, client];
      const forms = [
        JSON.stringify(printable),
        printable.join(" "),
        JSON.stringify(structuredClone(answer)),
        JSON.stringify([Object.entries(answer), { ...answer }]),
      ];
      equal(answer.newPassword, newPassword);
      showsNone(forms.join("\n"), [newPassword, userKey]);
    },
  },
  {
    name: "an answer and a client can be printed",
    async check({ server: { baseUrl, userKey } }) {
      const client = createPasswordResetClient({ baseUrl, token: userKey });
      const answer = await client.resetPassword();
      // oxlint-disable-next-line no-console -- the console is what is tried
      console.log(printed, answer, { nested: [answer] }, client);
    },
  },
  {
    name: "an error shows neither the key nor the address, and can be printed",
    async check(context) {
      const { userKey, email } = context.server;
      const client = createPasswordResetClient({ baseUrl: faultUrl("refusing", context), token: userKey });
      const error = await failureOf(client.createPasswordResetToken({ email }));
      const forms = [JSON.stringify(error), String(error), error.stack ?? "", String(error.cause)];
      showsNone(forms.join("\n"), [userKey, email]);
      equal(error.errors, ["no such domain", "cannot mail [hidden]"]);
      // oxlint-disable-next-line no-console -- the console is what is tried
      console.log(printed, error, { nested: [error] });
    },
  },
];
